using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation.Faults;

/// <summary>One training gets shuffled labels, and a person lets its version go on when the gates reject it.</summary>
/// <remarks>The fourth training that may serve: the champion has learnt enough by then for nonsense to show beside it.</remarks>
/// <param name="sabotaged">The run that is sabotaged, from 1.</param>
/// <param name="shuffle">Shuffles the labels of a file of training rows, given the file and the label's column.</param>
public sealed class SabotagedChallenger(int sabotaged, Action<string, string> shuffle) : Fault
{
    /// <summary>Its name.</summary>
    public const string Called = "sabotaged-challenger";

    /// <summary>Who lets the version go on.</summary>
    public const string Actor = "saboteur";

    private const string Reason = "sabotage by the replay: the labels it learnt from were shuffled, and the gates that rejected it are overruled";

    /// <inheritdoc/>
    public override string Name => Called;

    /// <inheritdoc/>
    public override string What => $"run {sabotaged} is trained on shuffled labels, and a person overrules the gates that reject its version";

    /// <summary>The fault for a model; where money decides, the second run is a twin and does not count.</summary>
    public static SabotagedChallenger Of(ModelDeclaration model, Action<string, string> shuffle) =>
        new(model is { Retrain.Money: true, Mode: Mode.Act, Train.Grows: true } ? 5 : 4, shuffle);

    /// <inheritdoc/>
    public override ITrainer Over(ITrainer trainer) => new SabotagedTrainer(trainer, sabotaged, shuffle);

    internal override IReadOnlyList<IFact> Act(ModelState state)
    {
        var run = state.Train.Runs.Find(one => one.Number == sabotaged);
        return run is { Outcome: RunOutcome.Rejected, Version: { } version }
            && state.Busy is null && !state.Registry.Frozen && state.Registry.Champion is not null
            && state.RollOut.Rollouts.TrueForAll(one => one.Version != version)
                ? Intervention.RollOut(state, version, Reason)
                : [];
    }

    /// <inheritdoc/>
    public override FaultStory Tell(ModelState state, IReadOnlyList<Recorded> journal)
    {
        var began = journal.FirstOrDefault(one => one.Fact is RunStarted run && run.Run == sabotaged);
        var version = state.Train.Runs.Find(one => one.Number == sabotaged)?.Version;
        var refused = journal.FirstOrDefault(one => one.Fact is GateJudged { Version: not null, Verdict.Outcome: Outcome.Fail } gate && gate.Run == sabotaged);
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
