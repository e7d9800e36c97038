namespace Perennial.Drift.TwoSample;

/// <summary>How the p-value of a k-sample Anderson-Darling test is found.</summary>
public sealed record AndersonDarlingOptions
{
    /// <summary>Random relabellings, 0 or more; default 0: the p-value is interpolated in the published table.</summary>
    public int Permutations { get; init; }

    /// <summary>Seed of the relabellings; default 0.</summary>
    public int Seed { get; init; }

    internal void Check() => Require.AtLeast(Permutations, 0, nameof(Permutations));
}
