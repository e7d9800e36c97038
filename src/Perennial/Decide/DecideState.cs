using System.Collections.Immutable;
using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>What earlier decisions leave for the next.</summary>
public sealed record DecideState
{
    /// <summary>Before the first event.</summary>
    public static DecideState Start { get; } = new();

    /// <summary>How many decisions were taken.</summary>
    public long Decisions { get; init; }

    /// <summary>The newest decision; null before the first.</summary>
    public Decision? Newest { get; init; }

    /// <summary>Every retrain decided, in order, with its trials.</summary>
    public ImmutableList<Spending> Retrains { get; init; } = [];

    /// <summary>What the other models of the file spent within the budget's time, as far as it was looked at; 0 where the file declares one.</summary>
    public double FleetSpent { get; init; }

    /// <summary>Cohorts up to this day have had their say; null when none has.</summary>
    public DateOnly? ConsumedThrough { get; init; }

    /// <summary>The newest matured day that is known.</summary>
    public DateOnly? Maturity { get; init; }

    /// <summary>A person's reason for a retrain that was not decided yet; null when nobody asked.</summary>
    public string? Request { get; init; }

    /// <summary>The state after one more fact.</summary>
    public DecideState After(IFact fact, DateTimeOffset asOf) => fact switch
    {
        TrialsCharged charged when !Retrains.IsEmpty => this with { Retrains = Retrains.SetItem(Retrains.Count - 1, Retrains[^1] with { Amount = Retrains[^1].Amount + charged.Amount }) },
        FleetSpent spent => this with { FleetSpent = spent.Amount },
        RetrainRequested requested => this with { Request = requested.Reason },
        EvidenceConsumed consumed => this with { ConsumedThrough = consumed.Through },
        Monitor.CohortMeasured measured => this with { Maturity = measured.Cohort.Day },
        DecisionTaken taken => Taken(taken.Decision, asOf),
        _ => this,
    };

    private DecideState Taken(Decision decision, DateTimeOffset asOf)
    {
        var next = this with { Decisions = decision.Number, Newest = decision };
        return decision.Action != ActionKind.Retrain ? next : next with
        {
            Request = null,
            Retrains = Retrains.Add(new Spending(asOf, decision.Cost, decision.Trigger!.Value, Maturity)),
        };
    }
}
