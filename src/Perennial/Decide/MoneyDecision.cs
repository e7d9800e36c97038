namespace Perennial.Decide;

/// <summary>What the money rule says after a batch, and the figures behind it. Losses are by batch, in the unit of the metric.</summary>
/// <param name="Action">Keep, go back to a stored version, or retrain.</param>
/// <param name="Version">The version to go back to; null for the other actions.</param>
/// <param name="Because">In words.</param>
public sealed record MoneyDecision(ActionKind Action, int? Version, string Because)
{
    /// <summary>What staleness has cost since the last change, in batches of loss; a retrain is due when it reaches the price of one.</summary>
    public required double Regret { get; init; }

    /// <summary>What a batch costs if the champion is kept; null while it has not been seen on a labelled batch.</summary>
    public double? IfKept { get; init; }

    /// <summary>What a batch is expected to cost after a retrain; null while that is not known.</summary>
    public double? IfRetrained { get; init; }

    /// <summary>Batches until regret reaches the price at the present rate; null when it does not grow.</summary>
    public double? DueIn { get; init; }

    /// <summary>Whether a retrain is a look that the premium pays for, and not one that regret asks for.</summary>
    public bool IsProbe { get; init; }
}
