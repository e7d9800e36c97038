using System.Globalization;
using System.Text.Json;
using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>The built-in trainer <c>lightgbm</c>: reads a trainer's folder and leaves an artifact in it.</summary>
/// <remarks>
/// From scratch; or, as the strategy says, more trees after those of the parent, grown on what these leave (<c>incremental</c>), or the parent's
/// trees with leaves that follow the rows (<c>fine-tune</c>). The same rows, parameters, parent and seed give the same bytes.
/// </remarks>
/// <param name="folder">The folder, laid out by the trainer contract.</param>
/// <param name="output">Takes lines of JSON: progress from 0 to 1, and the training loss.</param>
public sealed class LightGbmTraining(TrainerFolder folder, TextWriter output)
{
    private const int ProgressLines = 20;

    /// <summary>Trains, and writes <c>model/model.txt</c>, <c>model/model.json</c> and <c>output/data/metrics.json</c>.</summary>
    /// <exception cref="FaultException">A parameter or the rows are not what LightGBM can take.</exception>
    public void Run()
    {
        TrainingRequest request = TrainingRequest.Read(folder);
        LightGbmParameters parameters = LightGbmParameters.Of(HyperParameters.Read(folder), request.Seed, LightGbmObjective.Of(request));
        using LightGbmParent? parent = LightGbmParent.Read(folder, request, parameters);
        TrainingTable table = new TrainingTableReader(folder, request, parent?.Features).Read();
        using DatasetHandle dataset = Bin(table, parameters);
        bool grows = parent is not null && request.Strategy == "incremental";
        if (grows)
        {
            parent!.StartFrom(dataset, table, parameters.Text);
        }

        using BoosterHandle booster = Create(dataset, parameters);
        parent?.Lead(booster);
        LightGbmMetrics metrics = parent is null ? Grow(booster, parameters.Iterations, table.Rows)
            : grows ? Grow(booster, parameters.MoreIterations, table.Rows)
            : Refit(booster, parent, table, parameters);
        Write(booster, new LightGbmModel(LightGbmModel.FlavourName, table.Features, request.Label), metrics);
    }

    private static unsafe DatasetHandle Bin(TrainingTable table, LightGbmParameters parameters)
    {
        DatasetHandle dataset;
        fixed (double* values = table.Values)
        {
            LightGbmLibrary.Check(
                LightGbmNative.CreateDataset(
                    values, LightGbmNative.Float64, table.Rows, table.Features.Count, 0,
                    parameters.Text + table.CategoricalParameter, 0, out dataset),
                "take the training rows");
        }

        fixed (float* labels = table.Labels)
        {
            LightGbmLibrary.Check(
                LightGbmNative.SetField(dataset, "label", labels, table.Rows, LightGbmNative.Float32), "take the labels");
        }

        if (table.Weights is { } weighed)
        {
            fixed (float* weights = weighed)
            {
                LightGbmLibrary.Check(
                    LightGbmNative.SetField(dataset, "weight", weights, table.Rows, LightGbmNative.Float32), "take the weights");
            }
        }

        return dataset;
    }

    private static BoosterHandle Create(DatasetHandle dataset, LightGbmParameters parameters)
    {
        LightGbmLibrary.Check(
            LightGbmNative.CreateBooster(dataset, parameters.Text, out BoosterHandle booster), "start with these parameters");
        return booster;
    }

    private static unsafe double Loss(BoosterHandle booster)
    {
        double* losses = stackalloc double[64];
        LightGbmLibrary.Check(LightGbmNative.Evaluate(booster, 0, out int count, losses), "measure the training loss");
        return count > 0 ? losses[0] : double.NaN;
    }

    /// <summary>The trees stay as they are, and so does their number: only the leaves follow the rows.</summary>
    private static LightGbmMetrics Refit(BoosterHandle booster, LightGbmParent parent, TrainingTable table, LightGbmParameters parameters)
    {
        parent.Refit(booster, table, parameters.Text);
        return new LightGbmMetrics(table.Rows, 0, Loss(booster));
    }

    private LightGbmMetrics Grow(BoosterHandle booster, int iterations, int rows)
    {
        int every = Math.Max(1, iterations / ProgressLines);
        int grown = 0;
        for (int isFinished = 0; grown < iterations && isFinished == 0; grown++)
        {
            LightGbmLibrary.Check(LightGbmNative.Update(booster, out isFinished), "grow a tree");
            if ((grown + 1) % every == 0)
            {
                Report((grown + 1) / (double)iterations, Loss(booster));
            }
        }

        return new LightGbmMetrics(rows, grown, Loss(booster));
    }

    private void Report(double progress, double loss)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $$"""{"progress": {{progress:0.####}}, "loss": {{loss:0.######}}}"""));
        output.Flush();
    }

    private void Write(BoosterHandle booster, LightGbmModel model, LightGbmMetrics metrics)
    {
        Directory.CreateDirectory(folder.Model);
        Directory.CreateDirectory(folder.OutputData);
        File.WriteAllText(Path.Combine(folder.Model, LightGbmModel.TreesFile), LightGbmLibrary.Save(booster));
        File.WriteAllText(
            Path.Combine(folder.Model, LightGbmModel.DescriptionFile),
            JsonSerializer.Serialize(model, LightGbmJson.Default.LightGbmModel));
        File.WriteAllText(folder.Metrics, JsonSerializer.Serialize(metrics, LightGbmJson.Default.LightGbmMetrics));
    }
}
