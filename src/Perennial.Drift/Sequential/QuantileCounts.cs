using System.Collections.Immutable;

namespace Perennial.Drift.Sequential;

/// <summary>Rows per bucket so far. Equal by value.</summary>
/// <param name="Counts">Rows per bucket, ascending: below the least value, the buckets, above the largest; each 0 or more.</param>
public sealed record QuantileCounts(ImmutableArray<long> Counts)
{
    /// <inheritdoc/>
    public bool Equals(QuantileCounts? other) => other is not null && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Counts.Length, Counts.Sum());
}
