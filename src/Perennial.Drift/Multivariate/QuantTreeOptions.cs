namespace Perennial.Drift.Multivariate;

/// <summary>How a <see cref="QuantTree"/> is grown and its threshold simulated.</summary>
public sealed record QuantTreeOptions
{
    /// <summary>Bins, 2 or more and at most the reference rows; default 32.</summary>
    public int Bins { get; init; } = 32;

    /// <summary>Simulated batches behind a p-value, 1 or more; default 10,000. p is at least 1 / (simulations + 1).</summary>
    public int Simulations { get; init; } = 10_000;

    /// <summary>Seed of the splits and of the simulation; default 0.</summary>
    public int Seed { get; init; }

    internal void Check(MatrixRows reference)
    {
        Require.AtLeast(Bins, 2, nameof(Bins));
        Require.AtLeast(Simulations, 1, nameof(Simulations));
        Require.AtLeast(reference.Count, Bins, nameof(reference));
    }
}
