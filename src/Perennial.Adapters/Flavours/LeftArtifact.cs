using System.Text.Json;
using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Flavours;

/// <summary>What a trainer left without a <c>model.json</c>: the file itself tells how it is read.</summary>
internal static class LeftArtifact
{
    private const string CategoriesFile = "categories.json";

    /// <summary>Writes the description of the only <c>*.onnx</c>, <c>*.zip</c> or <c>model.txt</c> in a folder; leaves everything else as it is.</summary>
    /// <remarks>May be called again after a kill.</remarks>
    /// <exception cref="FaultException">There are several, or the file is not of the model.</exception>
    public static void Describe(string folder, TrainingJob job)
    {
        string description = Path.Combine(folder, ArtifactDescription.File);
        if (Directory.Exists(folder) && !Path.Exists(description) && Only(folder) is { } file)
        {
            File.WriteAllText(description, Path.GetExtension(file) switch
            {
                ".onnx" => Named(file, Onnx.OnnxFlavour.File, Registry.Flavours.Onnx, job),
                ".zip" => Named(file, MlNet.MlNetFlavour.File, Registry.Flavours.MlNet, job),
                _ => Trees(file, job),
            });
        }
    }

    private static string? Only(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".onnx" or ".zip" || Path.GetFileName(file) == LightGbmModel.TreesFile)
            .Where(file => PosixFile.Refusal(file) is null).Order(StringComparer.Ordinal)];
        return files.Length <= 1 ? files.FirstOrDefault() : throw new FaultException(
            $"The trainer left {string.Join(", ", files.Select(Path.GetFileName))} and no model.json, so that nobody knows which is the model. Leave one of them, or a model.json with flavour, features, task and width.");
    }

    private static string Named(string file, string name, string flavour, TrainingJob job)
    {
        File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, name));
        return JsonSerializer.Serialize(ArtifactDescription.Of(flavour, job.Features, job.Task, job.Task == TaskKind.Multiclass ? job.Classes : 1) with { Model = name }, FlavoursJson.Default.ArtifactDescription);
    }

    private static string Trees(string file, TrainingJob job)
    {
        string categories = Path.Combine(Path.GetDirectoryName(file)!, CategoriesFile);
        Dictionary<string, string[]>? known = PosixFile.Refusal(categories) is null ? ContractFile.Read(categories, LightGbmJson.Default.DictionaryStringStringArray) : null;
        return JsonSerializer.Serialize(LightGbmText.Describe(File.ReadAllText(file), job.Model, job.Features, job.Label, known), LightGbmJson.Default.LightGbmModel);
    }
}
