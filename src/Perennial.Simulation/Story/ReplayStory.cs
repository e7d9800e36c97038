using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Simulation.Faults;
using Perennial.Terms;

namespace Perennial.Simulation.Story;

/// <summary>All there is to tell of a finished replay: the same for the table, the JSON and the report. No clock and no machine is in it.</summary>
public sealed record ReplayStory
{
    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The label's name.</summary>
    public required string Label { get; init; }

    /// <summary>How long a label takes to be known.</summary>
    public required TimeSpan LabelDelay { get; init; }

    /// <summary>The loss that is counted.</summary>
    public required MetricKind Metric { get; init; }

    /// <summary>What being wrong and a retrain cost.</summary>
    public required CostOptions Prices { get; init; }

    /// <summary>The data.</summary>
    public required StoryExtent History { get; init; }

    /// <summary>The sums.</summary>
    public required StoryTotals Totals { get; init; }

    /// <summary>Week by week.</summary>
    public required IReadOnlyList<StoryWeek> Weeks { get; init; }

    /// <summary>Every version.</summary>
    public required IReadOnlyList<VersionStory> Versions { get; init; }

    /// <summary>The decisions that matter.</summary>
    public required IReadOnlyList<DecisionStory> Decisions { get; init; }

    /// <summary>Every judgement of a gate.</summary>
    public required IReadOnlyList<GateStory> Gates { get; init; }

    /// <summary>Every rollout.</summary>
    public required IReadOnlyList<RolloutStory> Rollouts { get; init; }

    /// <summary>What staleness had cost, day by day.</summary>
    public required IReadOnlyList<RegretDay> Regret { get; init; }

    /// <summary>How far columns had moved, day by day.</summary>
    public required IReadOnlyList<DriftDay> Drift { get; init; }

    /// <summary>Broken data.</summary>
    public required IReadOnlyList<QualityAlarm> Quality { get; init; }

    /// <summary>What went wrong on purpose.</summary>
    public IReadOnlyList<FaultStory> Faults { get; init; } = [];

    /// <summary>Days whose rows were broken: no version was trained on them, and no policy is measured on them.</summary>
    public IReadOnlyList<DaysQuarantined> Quarantine { get; init; } = [];

    /// <summary>The journal.</summary>
    public required JournalStory Journal { get; init; }

    /// <summary>Tells a finished replay.</summary>
    /// <param name="state">Where the model stands at its end.</param>
    /// <param name="journal">Its whole journal.</param>
    /// <param name="comparison">What came of it.</param>
    /// <param name="faults">What went wrong on purpose; null for nothing.</param>
    public static ReplayStory Of(ModelState state, IReadOnlyList<Recorded> journal, ReplayComparison comparison, IReadOnlyList<Fault>? faults = null)
    {
        var model = state.Registry.Declared();
        var rollouts = RolloutTelling.Of(journal);
        var versions = VersionStory.Of(state, rollouts);
        return new ReplayStory
        {
            Model = model.Model,
            Label = model.Label.Name,
            LabelDelay = model.Label.MaturesAfter,
            Metric = model.Metric,
            Prices = model.Costs,
            History = StoryExtent.Of(state),
            Totals = StoryTotals.Of(comparison),
            Weeks = StoryWeek.Of(comparison, model.Costs.Loss),
            Versions = versions,
            Decisions = DecisionTelling.Of(state, versions, journal),
            Gates = GateStory.Of(journal),
            Rollouts = rollouts,
            Regret = RegretDay.Of(journal),
            Drift = DriftDay.Of(journal),
            Quality = QualityAlarm.Of(journal),
            Faults = [.. (faults ?? []).Select(fault => fault.Tell(state, journal))],
            Quarantine = state.Monitor.Quarantine,
            Journal = new JournalStory(state.Head.Version, state.Head.Digest.Hex),
        };
    }
}
