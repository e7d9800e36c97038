using System.Collections.Immutable;

namespace Perennial.Drift.Sequential;

/// <summary>What a betting confidence sequence remembers. Equal by value.</summary>
/// <param name="Moments">Moments of the clusters, for the estimate and the next bet.</param>
/// <param name="SquaredDistances">Squared distances of the clusters from what was expected before each, in units of the range, added up.
/// </param>
/// <param name="LogCapitalAbove">ln of the capital won by betting that the mean lies above each mean of the grid, in nats.</param>
/// <param name="LogCapitalBelow">ln of the capital won by betting that it lies below.</param>
public sealed record BettingState(
    ClusterMoments Moments,
    double SquaredDistances,
    ImmutableArray<double> LogCapitalAbove,
    ImmutableArray<double> LogCapitalBelow)
{
    /// <inheritdoc/>
    public bool Equals(BettingState? other) => other is not null && Moments == other.Moments
        && SquaredDistances.Equals(other.SquaredDistances)
        && LogCapitalAbove.AsSpan().SequenceEqual(other.LogCapitalAbove.AsSpan())
        && LogCapitalBelow.AsSpan().SequenceEqual(other.LogCapitalBelow.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Moments, SquaredDistances);
}
