using System.Collections.Immutable;

namespace Perennial.Drift.Sequential;

/// <summary>Units assigned to each arm of a split: a cohort's, or all so far. Equal by value.</summary>
public sealed record ArmCounts
{
    /// <summary>Makes the counts.</summary>
    /// <param name="counts">Units per arm in a fixed order, each 0 or more, at least two arms.</param>
    /// <exception cref="ArgumentException">Fewer than two arms, or a negative count.</exception>
    public ArmCounts(ImmutableArray<long> counts)
    {
        Require.AtLeast(counts.IsDefault ? 0 : counts.Length, 2, nameof(counts));
        foreach (var count in counts)
        {
            Require.AtLeast(count, 0, nameof(counts));
        }

        Counts = counts;
    }

    /// <summary>Units per arm, each 0 or more.</summary>
    public ImmutableArray<long> Counts { get; }

    /// <inheritdoc/>
    public bool Equals(ArmCounts? other) => other is not null && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var count in Counts)
        {
            hash.Add(count);
        }

        return hash.ToHashCode();
    }
}
