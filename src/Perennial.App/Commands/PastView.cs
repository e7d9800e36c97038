using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>How a model was at a time.</summary>
/// <param name="Model">Its name.</param>
/// <param name="At">The time.</param>
/// <param name="Champion">The version that answered then; null when there was none.</param>
/// <param name="TrainedBecause">What caused the run that trained it; null when there was none.</param>
/// <param name="Frozen">A person's stop that held; null when none did.</param>
/// <param name="GoingOn">The run or the rollout that went on, in words; null when none did.</param>
/// <param name="Alarms">What was wrong, in words.</param>
/// <param name="LastDecision">The newest decision by then; null before the first.</param>
/// <param name="Newest">The newest event that matters by then.</param>
internal sealed record PastView(
    string Model,
    DateTimeOffset At,
    ChampionView? Champion,
    string? TrainedBecause,
    FrozenView? Frozen,
    string? GoingOn,
    IReadOnlyList<string> Alarms,
    DecisionView? LastDecision,
    HistoryLine? Newest)
{
    /// <summary>The view of a model at a time.</summary>
    /// <exception cref="FaultException">It was not declared yet.</exception>
    public static PastView Of(ChosenModel model, DateTimeOffset time)
    {
        var history = model.History.TakeWhile(one => one.Event.AsOf <= time).ToList();
        if (history.Count == 0)
        {
            throw new FaultException($"'{model.Name}' was not declared yet at {Words.Of(time)} UTC: its history begins at {Words.Of(model.History[0].Event.AsOf)} UTC.");
        }

        var state = history.Aggregate(ModelState.Start, (all, one) => all.After(one));
        return new PastView(
            model.Name,
            time,
            ChampionView.Of(state.Registry, time),
            TrainedFor(state),
            FrozenView.Of(history),
            state.Busy,
            [.. AlarmText.Of(state.Monitor.Signals)],
            DecisionView.Newest(history),
            HistoryLine.Of(history, all: false) is [.., var newest] ? newest : null);
    }

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Champion is null
            ? $"At {Words.Of(At)} UTC '{Model}' had no champion: requests were not answered."
            : $"At {Words.Of(At)} UTC version {Champion.Version} of '{Model}' was champion, since {Words.Of(Champion.Since)} UTC.";
        if (Champion is not null)
        {
            yield return $"  It became champion because: {Champion.Why}";
            yield return $"  It was trained because: {TrainedBecause}";
        }

        yield return $"  Going on: {GoingOn ?? "nothing"}";
        yield return $"  Frozen: {Frozen?.ToString() ?? "no"}";
        yield return $"  Alarms: {(Alarms.Count == 0 ? "none" : string.Join("; ", Alarms))}";
        yield return $"  Last decision: {LastDecision?.ToString() ?? "none yet"}";
        yield return $"  Last event that matters: {(Newest is null ? "none" : $"{Words.Of(Newest.At)} UTC, {Newest.What}")}";
    }

    private static string? TrainedFor(ModelState state) => state.Registry.Champion is { } champion
        ? state.Train.Runs.Find(run => run.Number == state.Registry.Version(champion).Run)?.Because
        : null;
}
