using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation.Story;

/// <summary>One version: where it came from and what became of it.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Dataset">The digest of its dataset's manifest.</param>
/// <param name="Artifact">The digest of its artifact.</param>
/// <param name="Trigger">What caused its run, in lower case.</param>
/// <param name="Verdict"><c>promoted</c>, <c>rejected</c>, <c>twin</c> (trained to learn from, never to serve) or <c>undecided</c> when the history ended first.</param>
/// <param name="Because">What decided that.</param>
/// <param name="PromotedAt">When it first became champion; null when it never did.</param>
/// <param name="TrainedRows">Rows it was trained on.</param>
/// <param name="TrainedFrom">They occurred from this day</param>
/// <param name="TrainedTo">and before this one.</param>
/// <param name="Cost">What it cost.</param>
/// <param name="Served">The stretches in which it was champion, in order of time.</param>
public sealed record VersionStory(
    int Version,
    string Dataset,
    string Artifact,
    string Trigger,
    string Verdict,
    string Because,
    DateTimeOffset? PromotedAt,
    long TrainedRows,
    DateOnly TrainedFrom,
    DateOnly TrainedTo,
    double Cost,
    IReadOnlyList<ServedStretch> Served)
{
    /// <summary>Trained to learn from, never to serve.</summary>
    public const string Twin = "twin";

    /// <summary>The versions of a model.</summary>
    /// <param name="state">Where the model stands at the end.</param>
    /// <param name="rollouts">How they tried to take over.</param>
    internal static IReadOnlyList<VersionStory> Of(ModelState state, IReadOnlyList<RolloutStory> rollouts) =>
        [.. state.Registry.Versions.Select(version => Of(state, version, rollouts.LastOrDefault(one => one.Version == version.Number)))];

    private static VersionStory Of(ModelState state, ModelVersion version, RolloutStory? rollout)
    {
        var served = ServedStretch.Of(state.Registry.Reigns, version.Number);
        var (verdict, because) = Verdicts(state, version, rollout);
        return new VersionStory(
            version.Number, version.Dataset.Hex, version.Artifact.Hex, version.Trigger.ToLowerInvariant(), verdict, because,
            served.Count == 0 ? null : served[0].From, version.TrainingRows,
            Days.Of(version.TrainedFrom), Days.Of(version.TrainedTo), version.Cost, served);
    }

    private static (string Verdict, string Because) Verdicts(ModelState state, ModelVersion version, RolloutStory? rollout)
    {
        var reign = state.Registry.Reigns.Find(one => one.Version == version.Number);
        var run = state.Train.Runs.Find(one => one.Number == version.Run);
        return (reign, run, rollout) switch
        {
            _ when version.Twin => (Twin, "trained on half of the rows, to learn what more rows are worth"),
            ({ } promoted, _, _) => ("promoted", promoted.Why),
            (_, _, { Ending: "rejected" }) => ("rejected", rollout.Because),
            (_, { Outcome: RunOutcome.Rejected }, null) => ("rejected", run.Ending ?? string.Empty),
            _ => ("undecided", rollout?.Because ?? "the history ended first"),
        };
    }
}
