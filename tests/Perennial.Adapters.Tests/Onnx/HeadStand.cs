using Perennial.Adapters.Flavours;
using Perennial.Adapters.Onnx;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.Linear;
using Perennial.Adapters.Tests.Processes;
using Perennial.Adapters.Tests.Yaml;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Onnx;

/// <summary>Folders as a trainer is given them, with rows of three numbers whose label follows the sum of the first two.</summary>
public sealed class HeadStand : IDisposable
{
    public const string Old = "CASE WHEN x + y > 1 THEN 1 ELSE 0 END";
    public const string New = "CASE WHEN x + y > 1.4 THEN 1 ELSE 0 END";
    private readonly ScratchFolder _scratch = new();
    private int _runs;

    public static FeatureDeclaration[] Features { get; } = [new("x", FeatureType.Numeric), new("y", FeatureType.Numeric), new("z", FeatureType.Numeric)];

    public static string Network(string name) => RepositoryFile.At("tests", "Perennial.Adapters.Tests", "Onnx", "Networks", name + ".onnx");

    /// <summary>Trains, and gives the network's new file.</summary>
    public string Train(string network, string label = New, string task = "binary", int classes = 0, string strategy = "full", int rows = 1_000, Dictionary<string, string>? parameters = null)
    {
        var folder = new TrainerFolder(_scratch.At($"run-{++_runs}"));
        foreach (string path in new[] { folder.TrainChannel, folder.Config })
        {
            Directory.CreateDirectory(path);
        }

        HyperParameters.Write(folder, parameters ?? (strategy == "full" ? new() { ["network"] = network } : []));
        new TrainingRequest("m", 1, Trainers.OnnxHead, "money", strategy, "none", 1, "label", [.. Features.Select(feature => new SignatureColumn(feature.Name, "numeric"))], 60, 1L << 30)
        {
            Task = task, Classes = classes,
        }.Write(folder);
        Write(label, rows)(Path.Combine(folder.TrainChannel, "train.parquet"));
        if (strategy != "full")
        {
            Directory.CreateDirectory(folder.ModelChannel);
            File.Copy(network, Path.Combine(folder.ModelChannel, "model.onnx"));
        }

        new OnnxHeadTraining(folder, TextWriter.Null).Run();
        return Path.Combine(folder.Model, "model.onnx");
    }

    public string RefusalOf(string network, string task = "binary", int classes = 0, string label = New, Dictionary<string, string>? parameters = null) =>
        Assert.Throws<FaultException>(() => Train(network, label, task, classes, parameters: parameters)).Message;

    public string RefusalOf(byte[] network)
    {
        File.WriteAllBytes(_scratch.At("given.onnx"), network);
        return RefusalOf(_scratch.At("given.onnx"));
    }

    public string Given(byte[] network)
    {
        File.WriteAllBytes(_scratch.At("given.onnx"), network);
        return _scratch.At("given.onnx");
    }

    /// <summary>The mean loss of what a network answers to rows with this label, as it is served.</summary>
    public double Loss(string network, string label)
    {
        (double[] answers, double[] labels) = (Answers(network), Labels(label));
        return labels.Select((truth, row) => -Math.Log(Math.Clamp(truth == 1 ? answers[row] : 1 - answers[row], 1e-7, 1))).Average();
    }

    /// <summary>What a network answers, as it is served.</summary>
    public double[] Answers(string network, TaskKind task = TaskKind.Binary, IReadOnlyList<string>? classes = null)
    {
        var blobs = new FolderBlobs(_scratch.At("blobs"));
        var model = new ModelDeclaration
        {
            Model = "m", Task = task, Columns = new ColumnNames("time", "id", null), Features = Features,
            Label = new LabelDeclaration("label", TimeSpan.FromDays(1)) { Classes = classes }, Costs = new CostOptions("USD", 1, 1),
        };
        Digest artifact = new ArtifactPacker(blobs).OneFile(model, Registry.Flavours.Onnx, network);
        using IPredictor predictor = new FlavourPredictorSource(blobs).Load(artifact, Features);
        return predictor.Score(new FeatureTable(1_000, [Column(7_919), Column(104_729), Column(1_299_709)]));
    }

    public void Dispose() => _scratch.Dispose();

    private static double[] Column(long prime) => [.. Enumerable.Range(0, 1_000).Select(row => row * prime % 1_000 / 1_000.0)];

    private static double[] Labels(string label) => [.. Column(7_919).Zip(Column(104_729), (x, y) => x + y > (label == Old ? 1 : 1.4) ? 1.0 : 0)];

    private static Action<string> Write(string label, int rows) => TaskRows.Of(
        rows,
        ("x", "(row * 7919 % 1000) / 1000.0::DOUBLE"), ("y", "(row * 104729 % 1000) / 1000.0::DOUBLE"), ("z", "(row * 1299709 % 1000) / 1000.0::DOUBLE"), ("label", $"({label})::DOUBLE"));
}
