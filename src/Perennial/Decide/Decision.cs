namespace Perennial.Decide;

/// <summary>What was decided in a turn, with everything it was decided by.</summary>
public sealed record Decision
{
    /// <summary>From 1, over all turns.</summary>
    public required long Number { get; init; }

    /// <summary>Keep, reuse a stored version, or retrain.</summary>
    public required ActionKind Action { get; init; }

    /// <summary>The version to go back to; null unless that is the action.</summary>
    public int? Reuse { get; init; }

    /// <summary>The trigger that decided; null unless it retrains.</summary>
    public Trigger? Trigger { get; init; }

    /// <summary>What it costs at once, in the model's currency; 0 unless it retrains.</summary>
    public double Cost { get; init; }

    /// <summary>One sentence for people.</summary>
    public required string Because { get; init; }

    /// <summary>What stood in the way of a trigger that asked; null when nothing did.</summary>
    public string? Blocked { get; init; }

    /// <summary>Money lost to staleness since the champion was fresh, or since the evidence was last consumed; null when it is not known yet.</summary>
    public Regret? Regret { get; init; }

    /// <summary>Every trigger that is declared, and what it said.</summary>
    public required IReadOnlyList<TriggerVote> Votes { get; init; }

    /// <summary>The number of the rules it was taken by; null for the first.</summary>
    public int? Rules { get; init; }

    /// <summary>What each thing that could be done costs.</summary>
    public required IReadOnlyList<Alternative> Alternatives { get; init; }
}
