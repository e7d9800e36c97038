using System.Globalization;
using Perennial.Decide;
using Perennial.Monitor;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial;

/// <summary>What is wrong with a model's loop: a pure function of its state, of the time, and of what a server knows beside.</summary>
public static class Alarms
{
    /// <summary>Predictions without any label before that is an alarm, where there never was one. The default is 200.</summary>
    public const long UnlabelledRows = LabelFlow.MinimumRows;

    /// <summary>A loop whose turns are not known seals a day late before that is an alarm. The default is a day.</summary>
    public static readonly TimeSpan LateSeal = TimeSpan.FromDays(1);

    /// <summary>Everything that is wrong, in the order of <see cref="AlarmKind"/>.</summary>
    /// <param name="state">The model.</param>
    /// <param name="now">The time.</param>
    /// <param name="heartbeat">What a server knows that is in no journal; null where there is none.</param>
    public static IReadOnlyList<Alarm> Of(ModelState state, DateTimeOffset now, Heartbeat? heartbeat = null)
    {
        if (state.Registry.Declaration is not { } model)
        {
            return [];
        }

        var options = model.Alarms ?? new AlarmOptions();
        var known = heartbeat ?? new Heartbeat();
        return [.. new[]
        {
            NoPredictions(state, options, now, known),
            NoLabels(state, model),
            Stuck(state, options, now, known) ?? Training(state, model, options, now),
            Budget(state, now),
            Awaited(state, model, options, now),
            Worse(state),
        }.OfType<Alarm>().Select(alarm => alarm with { Fingerprint = Text($"{model.Model}/{alarm.Fingerprint}/{alarm.Since.UtcDateTime:yyyy-MM-ddTHH:mm}") })];
    }

    /// <summary>Days that are not sealed yet may hold predictions that the journal does not know of.</summary>
    private static Alarm? NoPredictions(ModelState state, AlarmOptions options, DateTimeOffset now, Heartbeat known)
    {
        var sealedTo = state.Log.Segments.FindLast(segment => segment.Kind == Log.RowKind.Prediction) is { } newest ? Days.Start(newest.Day.AddDays(1)) : (DateTimeOffset?)null;
        var (last, until) = known.Prediction is { } heard ? (heard, now) : (sealedTo, state.Log.Before);
        return last is { } since && until - since > options.NoPredictions
            ? Say(AlarmKind.NoPredictions, since, "predictions", Text($"no predictions since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), "mend what sends requests or logs predictions")
            : null;
    }

    private static Alarm? NoLabels(ModelState state, ModelDeclaration model)
    {
        var cohorts = state.Monitor.Cohorts;
        var never = cohorts.Sum(cohort => cohort.Rows) >= UnlabelledRows && cohorts.TrueForAll(cohort => (cohort.Arrived ?? cohort.Labelled) == 0);
        var stopped = never ? cohorts[0].Day : LabelFlow.Of(state.Monitor, model.Label.SeenWhen is not null).StoppedOn;
        return stopped is { } day
            ? Say(AlarmKind.NoLabels, Days.Start(day), "labels", Text($"{(never ? "no label ever came" : "no labels")} for predictions since {day:yyyy-MM-dd}: how the champion does is not known"), "mend what brings labels; nothing but a person starts a training meanwhile")
            : null;
    }

    private static Alarm? Stuck(ModelState state, AlarmOptions options, DateTimeOffset now, Heartbeat known)
    {
        var last = known.Turn ?? (state.Log.Before > DateTimeOffset.UnixEpoch ? state.Log.Before + LateSeal : null);
        var late = known.Turn is null && options.LoopStuck < LateSeal ? LateSeal : options.LoopStuck;
        return last is { } since && now - since > late
            ? Say(AlarmKind.LoopStuck, since, "loop", Text($"no turn was taken since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), "see whether the server, or what calls perennial turn, still runs, and whether its disk is full")
            : null;
    }

    private static Alarm? Training(ModelState state, ModelDeclaration model, AlarmOptions options, DateTimeOffset now) =>
        state.Train.Active is { } run && model.Train.Trainer != Trainers.External
            && now - run.StartedAt > (model.Train.TimeLimit * (2 + (run.Trials?.Begun.Candidates.Count ?? 0))) + options.LoopStuck
            ? Say(AlarmKind.LoopStuck, run.StartedAt, "run", Text($"{run.Doing} since {run.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), "see what its trainer wrote, and whether a driver still takes turns")
            : null;

    /// <summary>Only where something asks for a retrain and the budget alone stands in its way.</summary>
    private static Alarm? Budget(ModelState state, DateTimeOffset now) => state.Decide.Newest is { Blocked: { } blocked } newest
        && newest.Votes.FirstOrDefault(vote => vote is { Says: Outcome.Pass, Within: null }) is { } vote
        && Guards.Budget(state.Evidence(now), LearningCurve.Cost(state.Registry.Declared(), vote.Trigger)) is { } spent && spent == blocked
            ? Say(AlarmKind.BudgetSpent, state.Decide.Retrains.IsEmpty ? state.Head.AsOf : state.Decide.Retrains[^1].At, "budget", $"a retrain is due ({vote.Because}), and {spent}", "raise retrain.budget, or ask for it: perennial retrain")
            : null;

    private static Alarm? Awaited(ModelState state, ModelDeclaration model, AlarmOptions options, DateTimeOffset now)
    {
        var (since, words, remedy) = state switch
        {
            { RollOut.Active: { Paused: { } pause } rollout } => (pause.Since, rollout.Doing, "perennial rollout resume, or perennial rollout abort"),
            { RollOut.Active: { Phase: Phase.Held } rollout } => (rollout.HeldAt ?? rollout.EnteredAt, rollout.Doing, "perennial rollout promote, or perennial rollout abort"),
            { RollOut.Active: { Awaited: not null } rollout } => (rollout.EnteredAt, rollout.Doing, "perennial approve, or perennial refuse"),
            { Train.Active: { Step: RunStep.Train } run } when model.Train.Trainer == Trainers.External => (run.StartedAt, $"run {run.Number} waits for its version from elsewhere", "perennial hand-in"),
            _ => (DateTimeOffset.MaxValue, string.Empty, string.Empty),
        };
        return since < now && now - since > options.Waits ? Say(AlarmKind.PersonAwaited, since, "person", words, remedy) : null;
    }

    private static Alarm? Worse(ModelState state) => state.RollOut.Watched is { Says: Outcome.Fail } watched && watched.Version == state.Registry.Champion
        ? Say(AlarmKind.WorseChampion, watched.Since, "champion", $"version {watched.Version} is champion though {watched.Stopped?.Because ?? $"it does worse than version {watched.Previous} that it replaced"}", "perennial rollback")
        : null;

    private static Alarm Say(AlarmKind kind, DateTimeOffset since, string name, string words, string remedy) => new(kind, since, words, remedy, name);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
