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
    private const double MostOfFirstLoss = 0.5;
    private const double TinyLoss = 1e-6;

    /// <summary>Trains, and writes <c>model/model.txt</c>, <c>model/model.json</c>, <c>output/data/metrics.json</c> and <c>output/data/predictions.csv</c>.</summary>
    /// <exception cref="FaultException">A parameter or the rows are not what LightGBM can take.</exception>
    public void Run()
    {
        TrainingRequest request = TrainingRequest.Read(folder);
        LightGbmParameters parameters = LightGbmParameters.Of(HyperParameters.Read(folder), request.Seed, LightGbmObjective.Of(request));
        using LightGbmParent? parent = LightGbmParent.Read(folder, request, parameters);
        TrainingTable table = new TrainingTableReader(folder, request, parent?.Features).Read();
        if (request.Overfits == true)
        {
            LearnByHeart(table, parameters.ForHandful());
        }

        using LightGbmGrowth growth = LightGbmGrowth.Of(request, table, parameters, parent, Report);
        if (request.Repeat == true)
        {
            using LightGbmGrowth again = LightGbmGrowth.Of(request, table, parameters, parent, (_, _) => { });
            Compare(LightGbmLibrary.Save(growth.Booster), LightGbmLibrary.Save(again.Booster));
        }

        Write(growth.Booster, new LightGbmModel(LightGbmModel.FlavourName, table.Features, request.Label), new LightGbmMetrics(table.Rows, growth.Trees, growth.Loss()));
        File.WriteAllLines(folder.Predictions, LightGbmAnswers.Lines(growth.Booster, table));
    }

    private static void Compare(string first, string again)
    {
        if (first != again)
        {
            throw new FaultException("The same rows, parameters and seed gave two versions (evaluate.training.repeat). Remove parameters that bring chance or other threads.");
        }
    }

    private static void LearnByHeart(TrainingTable table, LightGbmParameters parameters)
    {
        if (TrainingHandful.Of(table) is not { } handful)
        {
            return;
        }

        using LightGbmGrowth growth = LightGbmGrowth.Begin(handful, parameters);
        growth.Grow(1, (_, _) => { });
        double first = growth.Loss();
        growth.Grow(parameters.Iterations - 1, (_, _) => { });
        if (growth.Loss() is var last && !(last <= Math.Max(first * MostOfFirstLoss, TinyLoss)))
        {
            throw new FaultException(string.Create(
                CultureInfo.InvariantCulture,
                $"{handful.Rows} rows could not be learnt by heart (evaluate.training.overfits): the loss went from {first:0.####} to {last:0.####}, {MostOfFirstLoss} of the first is allowed. See whether labels and parameters are what they should be."));
        }
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
