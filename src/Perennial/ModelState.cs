using Perennial.Decide;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Train;

namespace Perennial;

/// <summary>All that is known of a model: the fold of its journal, stage by stage.</summary>
public sealed record ModelState
{
    /// <summary>Before the first event.</summary>
    public static ModelState Start { get; } = new();

    /// <summary>Where the journal stands.</summary>
    public JournalHead Head { get; init; } = JournalHead.Start;

    /// <summary>Declaration, versions and champions.</summary>
    public RegistryState Registry { get; init; } = RegistryState.Start;

    /// <summary>What is sealed.</summary>
    public LogState Log { get; init; } = LogState.Start;

    /// <summary>Cohorts and signals.</summary>
    public MonitorState Monitor { get; init; } = MonitorState.Start;

    /// <summary>What earlier decisions leave.</summary>
    public DecideState Decide { get; init; } = DecideState.Start;

    /// <summary>Runs.</summary>
    public TrainState Train { get; init; } = TrainState.Start;

    /// <summary>Rollouts.</summary>
    public RolloutState RollOut { get; init; } = RolloutState.Start;

    /// <summary>Why no retrain can be started; null when one can.</summary>
    public string? Busy => Train.Active?.Doing ?? RollOut.Active?.Doing;

    /// <summary>What a version is to its model now.</summary>
    public VersionStanding Standing(ModelVersion version) => version.Number switch
    {
        var number when number == Registry.Champion => VersionStanding.Champion,
        var number when number == RollOut.Active?.Version => VersionStanding.Challenger,
        _ when version.Twin => VersionStanding.Twin,
        var number when Registry.Reigns.Any(reign => reign.Version == number) => VersionStanding.Stored,
        var number when version.Elsewhere && RollOut.Rollouts.TrueForAll(rollout => rollout.Version != number) => VersionStanding.Registered,
        var number when Train.Active?.Version == number => VersionStanding.Candidate,
        _ => VersionStanding.Rejected,
    };

    /// <summary>The state after one more event.</summary>
    public ModelState After(Recorded recorded) =>
        With(recorded.Fact, recorded.Event.AsOf) with { Head = JournalHead.After(recorded.Event) };

    /// <summary>The state after one more fact, before it is journaled.</summary>
    public ModelState With(IFact fact, DateTimeOffset asOf) => this with
    {
        Registry = Registry.After(fact, asOf),
        Log = Log.After(fact, asOf),
        Monitor = Monitor.After(fact),
        Decide = Decide.After(fact, asOf),
        Train = Train.After(fact, asOf),
        RollOut = RollOut.After(fact, asOf),
    };

    /// <summary>What a decision may look at.</summary>
    public Evidence Evidence(DateTimeOffset now) => new(Registry, Log, Monitor, Decide, Busy, now)
    {
        Held = Registry.Declaration is { } model ? RollOut.Watched?.Held(model) : null,
    };
}
