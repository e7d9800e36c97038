using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <content>How a rollout changes with the facts of its stages.</content>
public sealed partial record Rollout
{
    /// <summary>In another stage: what was measured in the one before says nothing of it.</summary>
    internal Rollout Entering(StageEntered entered, DateTimeOffset asOf) => this with
    {
        Index = entered.Index,
        Stage = entered.Stage,
        EnteredAt = asOf,
        EvidenceFrom = asOf,
        JudgedThrough = null,
        PausedFor = TimeSpan.Zero,
        Steps = entered.Stage.Kind == StageKind.Canary ? [new CanaryStep(asOf, entered.Stage.Share, 0)] : [],
        Served = null,
        Arms = null,
        ArmsBefore = null,
    };

    /// <summary>At a greater share: the arms are counted anew.</summary>
    internal Rollout Stepping(CanaryStepped stepped, DateTimeOffset asOf) => this with
    {
        Stage = Stage! with { Share = stepped.Share },
        Steps = Steps.Add(new CanaryStep(asOf, stepped.Share, stepped.Examples)),
        Arms = null,
        ArmsBefore = null,
    };

    /// <summary>After a pause: no time has passed for it. Where its arms could not be compared, evidence begins anew.</summary>
    internal Rollout Resuming(DateTimeOffset asOf)
    {
        var pause = Paused ?? throw new InvalidOperationException($"The rollout of version {Version} is not paused.");
        var lasted = asOf - pause.Since;
        var resumed = this with
        {
            Paused = null,
            PausedFor = PausedFor + lasted,
            Steps = Steps.IsEmpty ? Steps : Steps.SetItem(Steps.Count - 1, Steps[^1] with { PausedFor = Steps[^1].PausedFor + lasted }),
        };
        return !pause.Distrusted ? resumed : resumed with
        {
            EvidenceFrom = asOf, JudgedThrough = null, ArmsBefore = Arms, Steps = Steps.IsEmpty ? Steps : [new CanaryStep(asOf, Stage!.Share, 0)],
        };
    }

    /// <summary>After its end: what was measured is not needed any more.</summary>
    internal Rollout Ending() => this with { Paused = null, Served = null, Arms = null, ArmsBefore = null };

    /// <summary>With one more measurement of serving.</summary>
    internal Rollout Measuring(ServingMeasurement measured) => this with
    {
        Served = (Served ?? new ServingWatch(EnteredAt)).After(measured),
        Arms = measured.Arms is { } arms && arms.Challenger == Version && arms.Share == Stage!.Share ? arms : Arms,
    };
}
