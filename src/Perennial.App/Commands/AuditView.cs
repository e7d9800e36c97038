using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>What was done to a model within a time, by whom and why, for those who must answer for it.</summary>
/// <param name="Model">The model.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="ChampionAtFrom">Who answered when it began; null where nobody did.</param>
/// <param name="ChampionAtTo">Who answered when it was over; null where nobody did.</param>
/// <param name="Decisions">How many were taken.</param>
/// <param name="Runs">How many began.</param>
/// <param name="Currency">Of all money.</param>
/// <param name="Spent">On these, with their trials.</param>
/// <param name="GatesPassed">Verdicts that passed.</param>
/// <param name="GatesFailed">Verdicts that failed.</param>
/// <param name="GatesUndecided">Verdicts without enough evidence.</param>
/// <param name="People">Everybody who acted, and how often.</param>
/// <param name="Events">What happened, but for the look of every day.</param>
/// <param name="FirstDigest">The journal's digest before the first event of that time; null where it is the first.</param>
/// <param name="LastDigest">The journal's digest after the last: whoever holds it can tell that nothing was changed since.</param>
internal sealed record AuditView(
    string Model,
    DateOnly From,
    DateOnly To,
    int? ChampionAtFrom,
    int? ChampionAtTo,
    int Decisions,
    int Runs,
    string Currency,
    double Spent,
    int GatesPassed,
    int GatesFailed,
    int GatesUndecided,
    IReadOnlyDictionary<string, int> People,
    IReadOnlyList<HistoryLine> Events,
    string? FirstDigest,
    string? LastDigest)
{
    /// <summary>The view of a stretch of days.</summary>
    public static AuditView Of(ChosenModel model, DateOnly from, DateOnly to)
    {
        var (begin, end) = (Terms.Days.Start(from), Terms.Days.Start(to.AddDays(1)));
        var within = model.History.Where(one => one.Event.AsOf >= begin && one.Event.AsOf < end).ToList();
        var events = within.Select(one => one.Event.Version).ToHashSet();
        var verdicts = within.Select(one => one.Fact).OfType<GateJudged>().CountBy(judged => judged.Verdict.Outcome).ToDictionary();
        return new AuditView(
            model.Name, from, to, model.State.Registry.ChampionAt(begin), model.State.Registry.ChampionAt(end.AddTicks(-1)),
            within.Count(one => one.Fact is DecisionTaken), within.Count(one => one.Fact is RunStarted),
            model.State.Registry.Declared().Costs.Currency,
            within.Sum(one => one.Fact switch { DecisionTaken taken => taken.Decision.Cost, TrialsCharged charged => charged.Amount, _ => 0 }),
            verdicts.GetValueOrDefault(Terms.Outcome.Pass), verdicts.GetValueOrDefault(Terms.Outcome.Fail), verdicts.GetValueOrDefault(Terms.Outcome.NotEnoughEvidence),
            new SortedDictionary<string, int>(within.Where(one => one.Event.Actor != Turn.Driver).CountBy(one => one.Event.Actor).ToDictionary()),
            [.. HistoryLine.Of(model.History, all: false).Where(line => events.Contains(line.Event))],
            within.Count == 0 ? null : model.History.LastOrDefault(one => one.Event.Version == within[0].Event.Version - 1)?.Event.Digest.Hex,
            within.Count == 0 ? null : within[^1].Event.Digest.Hex);
    }

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines() =>
    [
        Words.Text($"{Model}, {From:yyyy-MM-dd} to {To:yyyy-MM-dd}"),
        $"answered by {Named(ChampionAtFrom)} at the beginning, by {Named(ChampionAtTo)} at the end",
        Words.Text($"{Words.Count(Decisions, "decision")}, {Words.Count(Runs, "run")} for {Currency} {Spent:N2}; gates: {GatesPassed} passed, {GatesFailed} failed, {GatesUndecided} without enough evidence"),
        People.Count == 0 ? "no person acted" : $"acted: {string.Join(", ", People.Select(one => $"{one.Key} ({one.Value})"))}",
        .. Events.Select(line => $"{Words.Of(line.At)}  {line.What}{(line.Actor == Turn.Driver ? string.Empty : $" (by {line.Actor})")}"),
        LastDigest is null ? "nothing was recorded" : $"journal: from {FirstDigest ?? "its first event"} to {LastDigest}",
    ];

    private static string Named(int? version) => version is null ? "nobody" : $"version {version}";
}
