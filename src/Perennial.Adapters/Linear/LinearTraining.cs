using System.Globalization;
using System.Text.Json;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.Adapters.Linear;

/// <summary>The built-in trainer <c>linear</c>: logistic, multinomial and least-squares regression with a ridge.</summary>
/// <remarks>
/// From scratch the ridge holds weights to 0. Learning on (<c>incremental</c>) it holds them to the parent's: what the rows say nothing of stays,
/// and new categories get weights. Fine-tuning is the same without new categories. Means and deviations stay the parent's, so that a weight means
/// what it meant. The same rows, parameters and parent give the same bytes.
/// </remarks>
/// <param name="folder">The folder, laid out by the trainer contract.</param>
/// <param name="output">Takes lines of JSON: progress from 0 to 1, and the training loss at the end.</param>
public sealed class LinearTraining(TrainerFolder folder, TextWriter output)
{
    /// <summary>Trains, and writes <c>model/model.json</c> and <c>output/data/metrics.json</c>.</summary>
    /// <exception cref="FaultException">A parameter, the parent or the rows are not what it can take.</exception>
    public void Run()
    {
        TrainingRequest request = TrainingRequest.Read(folder);
        LinearParameters parameters = new LinearParameters(HyperParameters.Read(folder), "l2", "iterations").Checked(Trainers.Linear);
        LinearModel? parent = Parent(request);
        TrainingTable table = new TrainingTableReader(folder, request, parent?.Features.Select(feature => new LightGbmFeature(feature.Name, feature.Type, feature.Categories)).ToList()).Read();
        List<LinearFeature> features = [.. table.Features.Select((feature, at) => Feature(feature, at, table, parent, request.Strategy == "fine-tune"))];
        var design = new LinearDesign(features);
        var loss = new LinearLoss(design.Rows(table.Values, table.Rows), table.Labels, table.Weights, Link(request), Start(request, design, features, parent))
        {
            Ridge = parameters.Number("l2", 1, 1e-9),
        };
        double[] weights = Solve(loss, (int)parameters.Number("iterations", 100, 1));
        Write(
            new LinearModel(Trainers.Linear, features, request.Task, request.Task == "multiclass" ? request.Classes : 1, request.Label, [.. weights.Chunk(design.Width + 1)]),
            new LinearMetrics(table.Rows, loss.Mean(loss.Start), loss.Mean(weights)));
    }

    private static LinkKind Link(TrainingRequest request) => request.Task switch
    {
        "binary" => LinkKind.Logistic,
        "multiclass" => LinkKind.Softmax,
        "regression" => LinkKind.Identity,
        _ => throw new FaultException($"The task '{request.Task}' is not one of the trainer linear. Allowed: binary, multiclass, regression."),
    };

    private LinearModel? Parent(TrainingRequest request)
    {
        if (request.Strategy == "full")
        {
            return null;
        }

        string path = Path.Combine(folder.ModelChannel, ArtifactDescription.File);
        string flavour = ContractFile.Read(path, FlavoursJson.Default.ArtifactKind).Flavour;
        if (flavour != Registry.Flavours.Linear)
        {
            throw new FaultException($"The version to go on from has the flavour '{flavour}', and a linear one goes on from linear only. Train from scratch: strategy full.");
        }

        LinearModel parent = ContractFile.Read(path, LinearJson.Default.LinearModel);
        bool isSame = parent.Task == request.Task && (request.Task != "multiclass" || parent.Width == request.Classes)
            && parent.Features.Select(feature => (feature.Name, feature.Type)).SequenceEqual(request.Features.Select(feature => (feature.Name, feature.Type)));
        return isSame ? parent : throw new FaultException("The version to go on from takes other features, or answers another task. Train from scratch: strategy full.");
    }

    private static LinearFeature Feature(LightGbmFeature feature, int at, TrainingTable table, LinearModel? parent, bool keepsCategories)
    {
        if (feature.Categories is { } categories)
        {
            return new LinearFeature(feature.Name, feature.Type) { Categories = keepsCategories ? parent!.Features[at].Categories : categories };
        }

        return parent?.Features[at] ?? Standardised(feature, table.Values.AsSpan(at * table.Rows, table.Rows));
    }

    private static LinearFeature Standardised(LightGbmFeature feature, ReadOnlySpan<double> values)
    {
        double mean = 0, squares = 0;
        int count = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                double before = value - mean;
                mean += before / ++count;
                squares += before * (value - mean);
            }
        }

        double deviation = count > 1 ? Math.Sqrt(squares / count) : 0;
        return new LinearFeature(feature.Name, feature.Type) { Mean = mean, Deviation = deviation > 0 && double.IsFinite(deviation) ? deviation : 1 };
    }

    /// <summary>Zeros, or the parent's weights at the places that they have now.</summary>
    private static double[] Start(TrainingRequest request, LinearDesign design, List<LinearFeature> features, LinearModel? parent)
    {
        int outputs = request.Task == "multiclass" ? request.Classes : 1;
        double[] start = new double[outputs * (design.Width + 1)];
        if (parent is null)
        {
            return start;
        }

        var before = new LinearDesign(parent.Features);
        for (int output = 0; output < outputs; output++)
        {
            double[] old = [.. parent.Weights[output]];
            Span<double> now = start.AsSpan(output * (design.Width + 1), design.Width + 1);
            now[^1] = old[^1];
            for (int feature = 0; feature < features.Count; feature++)
            {
                old.AsSpan(before.First(feature), parent.Features[feature].Width).CopyTo(now[design.First(feature)..]);
            }
        }

        return start;
    }

    private double[] Solve(LinearLoss loss, int steps) => TruncatedNewton.Solve(loss, steps, step =>
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"progress": {{1 - (1.0 / (1 + step)):0.####}}}"""));
        output.Flush();
    });

    private void Write(LinearModel model, LinearMetrics metrics)
    {
        Directory.CreateDirectory(folder.Model);
        Directory.CreateDirectory(folder.OutputData);
        File.WriteAllText(Path.Combine(folder.Model, ArtifactDescription.File), JsonSerializer.Serialize(model, LinearJson.Default.LinearModel));
        File.WriteAllText(folder.Metrics, JsonSerializer.Serialize(metrics, LinearJson.Default.LinearMetrics));
    }
}
