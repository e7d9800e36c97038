namespace Perennial.Drift.Multivariate;

/// <summary>The test of batches of one size in the bins of a <see cref="QuantTree"/>.</summary>
public sealed class QuantTreeTest
{
    private readonly QuantTree tree;
    private readonly int[] reference;
    private readonly double[] simulated;
    private readonly int batchRows;

    internal QuantTreeTest(QuantTree tree, int[] reference, int batchRows, double[] simulated) =>
        (this.tree, this.reference, this.batchRows, this.simulated) = (tree, reference, batchRows, simulated);

    /// <summary>The statistic that a batch without drift exceeds with at most a given probability.</summary>
    /// <param name="alpha">Probability of a false alarm per batch, above 0 and below 1; the simulation resolves 1 / (simulations + 1).</param>
    /// <returns>The threshold; positive infinity where the simulation is too short for it.</returns>
    /// <exception cref="ArgumentException">The probability is NaN or out of range.</exception>
    public double Threshold(double alpha)
    {
        Require.InsideUnit(alpha, nameof(alpha));
        var allowed = (int)Math.Floor(alpha * (simulated.Length + 1)) - 1;
        return allowed < 0 ? double.PositiveInfinity : simulated[simulated.Length - 1 - Math.Min(allowed, simulated.Length - 1)];
    }

    /// <summary>Tests a batch.</summary>
    /// <param name="batch">As many rows as the test is for, the columns of the reference.</param>
    /// <returns>Pearson's statistic of the bins, and the share of simulated batches with as large a one, the observed counted among them.
    /// </returns>
    /// <exception cref="ArgumentException">Another number of rows or columns.</exception>
    /// <remarks>Source as for <see cref="QuantTree.Fit"/>. Assumes independent rows without ties.</remarks>
    public TestResult Test(MatrixRows batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Require.SameLength(batchRows, batch.Count, nameof(batch));
        var statistic = QuantTreeNull.Statistic(tree.RowsOf(batch), reference, batchRows);
        var place = Array.BinarySearch(simulated, statistic - (1e-9 * statistic));
        var asLarge = simulated.Length - (place >= 0 ? place : ~place);
        return new TestResult(statistic, (asLarge + 1.0) / (simulated.Length + 1), reference.Sum(), batchRows);
    }
}
