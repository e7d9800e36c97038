using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation;

/// <summary>Trains a version before every week of a finished replay, with the same trainer, and scores each on every later week.</summary>
/// <param name="states">The replay's journal.</param>
/// <param name="log">The replay's log.</param>
/// <param name="versions">Loads the replay's versions.</param>
/// <param name="trainer">Keeps its artifacts apart from the replay's.</param>
/// <param name="source">Loads those artifacts.</param>
public sealed class Comparator(
    ModelStates states, PredictionLog log, VersionLoader versions, ITrainer trainer, IPredictorSource source)
{
    private const int WeekDays = 7;

    /// <summary>Compares a finished replay.</summary>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told after every weekly version: how many of how many are done.</param>
    /// <param name="cancellationToken">Stops between two trainings; call again to go on.</param>
    public async Task<ReplayComparison> CompareAsync(ModelDeclaration model, Action<int, int> progress, CancellationToken cancellationToken)
    {
        var state = states.Load(model.Model);
        var starts = WeekStarts(state);
        var weeks = new List<WeekRows>();
        var matrix = starts.Select(_ => new double[starts.Count]).ToArray();
        var trained = new List<IPredictor>();
        try
        {
            for (var week = 0; week < starts.Count; week++)
            {
                trained.Add(week == 0 ? versions.Load(state.Registry.Version(state.Registry.Reigns[0].Version))
                    : await TrainAsync(model, state, week, starts[week], cancellationToken));
                weeks.Add(Measure(model, state, starts[week], trained, matrix, week));
                progress(week + 1, starts.Count);
            }
        }
        finally
        {
            trained.Skip(1).ToList().ForEach(predictor => predictor.Dispose());
        }

        return ReplayComparison.Of(model.Costs, weeks, matrix, [.. state.Decide.Retrains.Skip(1).Select(one => one.Amount)]);
    }

    private static List<DateOnly> WeekStarts(ModelState state)
    {
        var first = state.Registry.Reigns.IsEmpty
            ? throw new FaultException("No version was ever promoted: there is nothing to compare.")
            : Days.Of(state.Registry.Reigns[0].Since);
        var last = state.Monitor.Cohorts.FindLast(cohort => cohort.Labelled > 0)!.Day;
        return [.. Enumerable.Range(0, ((last.DayNumber - first.DayNumber) / WeekDays) + 1).Select(week => first.AddDays(week * WeekDays))];
    }

    private async Task<IPredictor> TrainAsync(ModelDeclaration model, ModelState state, int week, DateOnly start, CancellationToken cancellationToken)
    {
        var known = states.At(model.Model, Days.Start(start)).Log.Through;
        var from = Days.Start(state.Log.FirstDay!.Value);
        var query = new WindowQuery(from, Days.Start(start), known) { LabelledOnly = true };
        var job = new TrainingJob
        {
            Model = model.Model,
            Run = week,
            Trainer = model.Train.Trainer,
            Parameters = model.Train.Parameters,
            Features = model.Features,
            Label = model.Label.Name,
            Reason = "comparison: a version every week",
            Dataset = Digest.None,
            Seed = model.Train.Seed,
            TimeLimit = model.Train.TimeLimit,
            MemoryLimitBytes = model.Train.MemoryLimitBytes,
            WriteRows = file => log.Export(model, state.Log, query, file),
        };
        TrainingResult result;
        while ((result = trainer.Advance(job)) is TrainingResult.Running)
        {
            await trainer.WaitAsync(job.Model, job.Run, cancellationToken);
        }

        return result is TrainingResult.Finished finished
            ? source.Load(finished.Artifact, model.Features)
            : throw new FaultException($"The weekly version of {start:yyyy-MM-dd} could not be trained: {((TrainingResult.Failed)result).Reason}");
    }

    private WeekRows Measure(
        ModelDeclaration model, ModelState state, DateOnly start, List<IPredictor> trained, double[][] matrix, int week)
    {
        var query = new WindowQuery(Days.Start(start), Days.Start(start.AddDays(WeekDays)), state.Log.Through)
        {
            LabelledOnly = true, AnsweredOnly = true,
        };
        using var window = log.Open(model, state.Log, query);
        var rows = LabelledRows.Of(model, window);
        for (var version = 0; version <= week; version++)
        {
            matrix[version][week] = rows.Losses(model.Metric, trained[version].Score(rows.Features)).Average();
        }

        return new WeekRows(start, rows.Count, rows.Labels.Average(), rows.Losses(model.Metric, rows.Scores).Average());
    }
}
