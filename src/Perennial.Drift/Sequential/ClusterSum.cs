namespace Perennial.Drift.Sequential;

/// <summary>One cluster's rows in a cohort, summed. A cluster is the unit of evidence: an entity or a stretch of time.</summary>
/// <param name="Sum">Sum over the cluster's rows, finite, in the unit of the rows.</param>
/// <param name="Rows">Rows summed, 1 or more; 1 when every row is its own cluster.</param>
public readonly record struct ClusterSum(double Sum, long Rows)
{
    /// <summary>What the rows weigh together, above 0: <see cref="Rows"/> unless they stand for others that are not there.</summary>
    public double Weight { get; init; } = Rows;

    internal ClusterSum Checked(string name)
    {
        Require.Finite(Sum, name);
        Require.AtLeast(Rows, 1, name);
        Require.Positive(Weight, name);
        return this;
    }
}
