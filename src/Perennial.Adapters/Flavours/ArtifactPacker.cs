using System.Text.Json;
using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Remote;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Makes artifacts of what was trained elsewhere: the same files give the same digest.</summary>
/// <param name="blobs">Where artifacts are kept.</param>
public sealed class ArtifactPacker(IBlobStore blobs)
{
    /// <summary>An artifact of a version that answers elsewhere: there is nothing in it but what it is.</summary>
    public Digest External(ModelDeclaration model) => Pack(Described(model, Registry.Flavours.External), null);

    /// <summary>An artifact that always gives one answer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="answer">A probability, one for each class, or a number.</param>
    /// <exception cref="FaultException">That is no answer of the model.</exception>
    public Digest Constant(ModelDeclaration model, IReadOnlyList<double> answer)
    {
        Demand(model, answer);
        return Pack(Described(model, Registry.Flavours.Constant) with { Answer = answer }, null);
    }

    /// <summary>An artifact of rules, asked in order.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rules">Each as <c>departure_minute &gt;= 960 and origin = ORD: 0.4</c>; at least one.</param>
    /// <param name="otherwise">The answer to what meets none.</param>
    /// <exception cref="FaultException">One is no rule, or gives no answer of the model.</exception>
    public Digest Rules(ModelDeclaration model, IReadOnlyList<string> rules, IReadOnlyList<double> otherwise)
    {
        List<Rule> read = [.. rules.Select(rule => RuleText.Read(model, rule))];
        foreach (IReadOnlyList<double> answer in read.Select(rule => rule.Answer).Append(otherwise))
        {
            Demand(model, answer);
        }

        return Pack(Described(model, Registry.Flavours.Rule) with { Rules = read, Answer = otherwise }, null);
    }

    private static void Demand(ModelDeclaration model, IReadOnlyList<double> answer)
    {
        if (answer.Count != model.AnswerWidth || !Monitor.Answers.Sound(model.Task, [.. answer]))
        {
            throw new FaultException($"[{string.Join(", ", answer)}] is no answer of '{model.Model}': "
                + (model.Task == TaskKind.Regression ? "one finite number is wanted." : $"{model.AnswerWidth} probabilities from 0 to 1 are wanted, separated by commas where there are several."));
        }
    }

    /// <summary>An artifact of a graph or a pipeline in one file.</summary>
    /// <param name="model">The model.</param>
    /// <param name="flavour"><c>onnx</c> or <c>mlnet</c>.</param>
    /// <param name="file">The file.</param>
    public Digest OneFile(ModelDeclaration model, string flavour, string file)
    {
        string name = flavour == Registry.Flavours.Onnx ? Onnx.OnnxFlavour.File : MlNet.MlNetFlavour.File;
        Demand(file);
        return Pack(Described(model, flavour) with { Model = name }, folder => File.Copy(file, Path.Combine(folder, name)));
    }

    /// <summary>An artifact of trees in LightGBM's text.</summary>
    /// <param name="model">The model, whose features the trees take.</param>
    /// <param name="file">What <c>save_model</c> wrote.</param>
    /// <param name="categories">A JSON file with the categories of each categorical feature in the order of their codes; null where the text tells.</param>
    public Digest Trees(ModelDeclaration model, string file, string? categories)
    {
        Demand(file);
        string text = File.ReadAllText(file);
        LightGbmModel described = LightGbmText.Describe(text, model.Model, model.Features, model.Label.Name, categories is null ? null : Categories(categories));
        return Pack(JsonSerializer.Serialize(described, LightGbmJson.Default.LightGbmModel), folder => File.WriteAllText(Path.Combine(folder, LightGbmModel.TreesFile), text));
    }

    /// <summary>An artifact that a program on the allow-list scores.</summary>
    /// <param name="model">The model.</param>
    /// <param name="command">The program's name in the list.</param>
    /// <param name="path">A file or folder that the program needs; null for none.</param>
    public Digest Command(ModelDeclaration model, string command, string? path) =>
        Pack(Described(model, Registry.Flavours.Command) with { Command = command }, folder => CopyAll(path, folder));

    /// <summary>An artifact that a model on another server scores.</summary>
    /// <param name="model">The model.</param>
    /// <param name="remote">The server's name in the list of those that may be asked.</param>
    /// <param name="name">What the model is called there.</param>
    /// <param name="version">Its version there; null for the one that the server chooses.</param>
    public Digest Remote(ModelDeclaration model, string remote, string name, string? version) =>
        Pack(Described(model, Registry.Flavours.Remote) with { Remote = new RemoteTarget(remote, name, version) }, null);

    private static void CopyAll(string? path, string folder)
    {
        if (path is null)
        {
            return;
        }

        if (!Directory.Exists(path))
        {
            Demand(path);
            File.Copy(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: false);
            return;
        }

        foreach (string file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(folder, Path.GetRelativePath(path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to, overwrite: false);
        }
    }

    private static Dictionary<string, string[]> Categories(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(file), LightGbmJson.Default.DictionaryStringStringArray) ?? [];
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new FaultException($"Categories '{file}' cannot be read: {fault.Message} Write an object of lists: {{\"feature\": [\"code 0\", \"code 1\"]}}.", fault);
        }
    }

    private static void Demand(string file)
    {
        if (!File.Exists(file))
        {
            throw new FaultException($"There is no artifact '{Path.GetFullPath(file)}', or it may not be read. Give the path of a file.");
        }
    }

    private static ArtifactDescription Described(ModelDeclaration model, string flavour) =>
        ArtifactDescription.Of(flavour, model.Features, model.Task, model.AnswerWidth);

    private Digest Pack(ArtifactDescription description, Action<string>? fill) =>
        Pack(JsonSerializer.Serialize(description, FlavoursJson.Default.ArtifactDescription), fill);

    private Digest Pack(string description, Action<string>? fill)
    {
        string folder = blobs.Draft(BlobKinds.Artifacts) + "-files";
        Directory.CreateDirectory(folder);
        try
        {
            File.WriteAllText(Path.Combine(folder, ArtifactDescription.File), description);
            fill?.Invoke(folder);
            string draft = blobs.Draft(BlobKinds.Artifacts);
            ArtifactTar.Pack(folder, draft);
            return blobs.Keep(BlobKinds.Artifacts, draft);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
