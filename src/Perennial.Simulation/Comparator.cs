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

    private readonly Lock exporting = new();

    /// <summary>Compares a finished replay.</summary>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told after every weekly version: how many of how many are done.</param>
    /// <param name="cancellationToken">Stops between two trainings; call again to go on.</param>
    public async Task<ReplayComparison> CompareAsync(ModelDeclaration model, Action<int, int> progress, CancellationToken cancellationToken)
    {
        var state = states.Load(model.Model);
        var starts = WeekStarts(state);
        var trained = new IPredictor[starts.Count];
        using var first = versions.Lease(state.Registry.Version(state.Registry.Reigns[0].Version));
        trained[0] = first.Predictor;
        try
        {
            var done = 1;
            var workers = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(Jobs(model, state, starts), workers, async (job, cancelled) =>
            {
                trained[job.Run] = await TrainAsync(job, cancelled);
                progress(Interlocked.Increment(ref done), starts.Count);
            });
            return Compare(model, state, starts, trained);
        }
        finally
        {
            trained.Skip(1).ToList().ForEach(predictor => predictor?.Dispose());
        }
    }

    private ReplayComparison Compare(ModelDeclaration model, ModelState state, List<DateOnly> starts, IPredictor[] trained)
    {
        var matrix = starts.Select(_ => new double[starts.Count]).ToArray();
        var weeks = starts.Select((start, week) => Measure(model, state, start, trained, matrix, week)).ToList();
        return ReplayComparison.Of(model.Costs, weeks, matrix, [.. Spent(state).Select(one => new SpentDay(Days.Of(one.At), one.Amount))]);
    }

    /// <summary>What was spent after the first version; attempts at it that a gate refused are none of it.</summary>
    private static IEnumerable<Decide.Spending> Spent(ModelState state) => state.Decide.Retrains
        .Where(one => one.At > state.Registry.Reigns[0].Since || (one.At == state.Registry.Reigns[0].Since && one.Trigger == Decide.Trigger.Twin));

    private static List<DateOnly> WeekStarts(ModelState state)
    {
        var days = state.Monitor.Cohorts.Count(cohort => cohort.Labelled > 0);
        var first = state.Registry.Reigns.IsEmpty
            ? throw new FaultException($"No version was ever promoted in {days} labelled days, so there is nothing to compare: {state.Decide.Newest?.Because ?? "nothing was decided"}. Give a longer history, or ask for less of it first ('train: first' in the model's file).")
            : Days.Of(state.Registry.Reigns[0].Since);
        var last = state.Monitor.Cohorts.FindLast(cohort => cohort.Labelled > 0)!.Day;
        if (last < first)
        {
            throw new FaultException($"The first version was promoted on {first:yyyy-MM-dd}, and no labelled day came after it, so there is nothing to compare. Give a longer history, or ask for less of it first ('train: first' in the model's file).");
        }

        return [.. Enumerable.Range(0, ((last.DayNumber - first.DayNumber) / WeekDays) + 1).Select(week => first.AddDays(week * WeekDays))];
    }

    private List<TrainingJob> Jobs(ModelDeclaration model, ModelState state, List<DateOnly> starts)
    {
        var sealings = states.Sealings(model.Model);
        return [.. starts.Select((start, week) => (start, week)).Skip(1).Select(one =>
            Job(model, state, one.week, Days.Start(one.start), sealings.Last(sealing => sealing.Before <= Days.Start(one.start)).Through))];
    }

    private TrainingJob Job(ModelDeclaration model, ModelState state, int week, DateTimeOffset start, long known)
    {
        var without = state.Monitor.LeftOut.Where(day => Days.Start(day) < start).ToList();
        var to = start - model.Label.Unsettled;
        var query = LabelledQuery.Of(model, model.Train.From(Days.Start(state.Log.FirstDay!.Value), to), to, known, without);
        return TrainingJob.Of(model, week, "comparison: a version every week", Digest.None, file => Export(model, state, query, file));
    }

    /// <summary>One at a time: trainings run side by side, but their rows need not be in memory together.</summary>
    private long Export(ModelDeclaration model, ModelState state, WindowQuery query, string file)
    {
        lock (exporting)
        {
            return log.Export(model, state.Log, query, file);
        }
    }

    private async Task<IPredictor> TrainAsync(TrainingJob job, CancellationToken cancellationToken)
    {
        TrainingResult result;
        while ((result = trainer.Advance(job)) is TrainingResult.Running)
        {
            await trainer.WaitAsync(job.Model, job.Run, cancellationToken);
        }

        return result is TrainingResult.Finished finished
            ? source.Load(finished.Artifact, job.Features)
            : throw new FaultException($"The version of week {job.Run} could not be trained: {((TrainingResult.Failed)result).Reason}");
    }

    private WeekRows Measure(
        ModelDeclaration model, ModelState state, DateOnly start, IPredictor[] trained, double[][] matrix, int week)
    {
        var query = LabelledQuery.Of(model, Days.Start(start), Days.Start(start.AddDays(WeekDays)), state.Log.Through, state.Monitor.LeftOut) with { AnsweredOnly = true };
        using var window = log.Open(model, state.Log, query, state.Registry.Versions);
        var rows = LabelledRows.Of(model, window);
        if (rows.Count == 0)
        {
            return new WeekRows(start, 0, 0, 0);
        }

        Parallel.For(0, week + 1, version =>
            matrix[version][week] = rows.Mean(rows.Losses(model, trained[version].Score(rows.Features.For(model.Features)))));

        return new WeekRows(start, rows.Count, rows.Mean(rows.Labels), rows.Mean(rows.Losses(model, rows.Scores)));
    }
}
