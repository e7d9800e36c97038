using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation.Faults;

/// <summary>One training gets shuffled labels, and a person lets its version go on when the gates reject it.</summary>
/// <param name="shuffle">Shuffles the labels of a file of training rows, given the file and the label's column.</param>
public sealed class SabotagedChallenger(Action<string, string> shuffle) : Fault
{
    /// <summary>Its name.</summary>
    public const string Called = "sabotaged-challenger";

    /// <summary>Who lets the version go on.</summary>
    public const string Actor = "saboteur";

    /// <summary>The run that is sabotaged, from 1.</summary>
    public const int SabotagedRun = 3;

    private const string Reason = "sabotage by the replay: the labels it learnt from were shuffled, and the gates that rejected it are overruled";

    /// <inheritdoc/>
    public override string Name => Called;

    /// <inheritdoc/>
    public override string What => $"run {SabotagedRun} is trained on shuffled labels, and a person overrules the gates that reject its version";

    /// <inheritdoc/>
    public override ITrainer Over(ITrainer trainer) => new SabotagedTrainer(trainer, SabotagedRun, shuffle);

    internal override IReadOnlyList<IFact> Act(ModelState state)
    {
        var run = state.Train.Runs.Find(one => one.Number == SabotagedRun);
        return run is { Outcome: RunOutcome.Rejected, Version: { } version }
            && state.Busy is null && !state.Registry.Frozen && state.Registry.Champion is not null
            && state.RollOut.Rollouts.TrueForAll(one => one.Version != version)
                ? Intervention.RollOut(state, version, Reason)
                : [];
    }

    /// <inheritdoc/>
    public override FaultStory Tell(ModelState state, IReadOnlyList<Recorded> journal)
    {
        var began = journal.FirstOrDefault(one => one.Fact is RunStarted { Run: SabotagedRun });
        var version = state.Train.Runs.Find(one => one.Number == SabotagedRun)?.Version;
        var refused = journal.FirstOrDefault(one => one.Fact is GateJudged { Run: SabotagedRun, Version: not null, Verdict.Outcome: Outcome.Fail });
        var given = journal.FirstOrDefault(one => one.Fact is ChallengerRejected rejected && rejected.Version == version);
        return new FaultStory(
            Name, What, began?.Event.AsOf ?? journal[^1].Event.AsOf, given?.Event.AsOf, (refused ?? given)?.Event.AsOf, null,
            state.Registry.Reigns.Any(reign => reign.Version == version), Told(refused, given, version));
    }

    private static string? Told(Recorded? refused, Recorded? given, int? version) => (refused?.Fact, given?.Fact) switch
    {
        (GateJudged gate, ChallengerRejected end) => $"version {version}: the {gate.Verdict.Gate} gate rejected it ({gate.Verdict.Because}), and so did the stage it was let into: {end.Because}",
        (GateJudged gate, _) => $"version {version}: the {gate.Verdict.Gate} gate rejected it: {gate.Verdict.Because}",
        (_, ChallengerRejected end) => $"version {version} was rejected by its stage: {end.Because}",
        _ => null,
    };
}
