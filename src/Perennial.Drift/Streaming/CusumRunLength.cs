using Perennial.Drift.Distributions;

namespace Perennial.Drift.Streaming;

/// <summary>Exact average run lengths of <see cref="Cusum"/> on independent normal values: how long until it alarms, with and without a shift.</summary>
/// <remarks>
/// Page's integral equation, L(s) = 1 + L(0) P(k - s) + the integral from 0 to h of L(x) p(x + k - s), solved at Gauss-Legendre nodes (Nyström; the
/// limit of the Markov chain of Brook and Evans 1972); both sides by Lucas and Crosier (1982). Equal to their tables to all printed digits. Assumes
/// that mean and standard deviation are known; learned from n values the run length is shorter and varies from case to case.
/// </remarks>
public static class CusumRunLength
{
    /// <summary>Values until an alarm, on average; at a shift of 0 the run length while nothing changes, else the delay after a change at the first value.</summary>
    /// <param name="allowance">k, in standard deviations, 0 or more.</param>
    /// <param name="threshold">h, in standard deviations, above 0.</param>
    /// <param name="shift">How far the mean is from where it should be, in standard deviations, finite; default 0.</param>
    /// <param name="side">Which way the chart looks; default both.</param>
    /// <param name="headStartRatio">Share of the threshold at which sums begin, 0 and under 1; default 0.</param>
    /// <returns>Values, 1 or more.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    public static double Mean(
        double allowance, double threshold, double shift = 0, ShiftSide side = ShiftSide.Both, double headStartRatio = 0)
    {
        Require.AtLeastZero(allowance, nameof(allowance));
        Require.Positive(threshold, nameof(threshold));
        Require.Finite(shift, nameof(shift));
        Require.Probability(headStartRatio, nameof(headStartRatio));
        var start = headStartRatio * threshold;
        if (side != ShiftSide.Both)
        {
            return OneSided(allowance, threshold, side == ShiftSide.Up ? shift : -shift, start).FromStart;
        }

        var (up, upZero) = OneSided(allowance, threshold, shift, start);
        var (down, downZero) = OneSided(allowance, threshold, -shift, start);
        return ((up * downZero) + (down * upZero) - (upZero * downZero)) / (upZero + downZero);
    }

    /// <summary>The threshold for a wanted run length while nothing changes.</summary>
    /// <param name="allowance">k, in standard deviations, 0 or more.</param>
    /// <param name="runLength">Values between false alarms, on average; above 1, at most 1e12.</param>
    /// <param name="side">Which way the chart looks; default both.</param>
    /// <param name="headStartRatio">Share of the threshold at which sums begin, 0 and under 1; default 0.</param>
    /// <returns>h, in standard deviations, to ten digits.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    public static double Threshold(double allowance, double runLength, ShiftSide side = ShiftSide.Both, double headStartRatio = 0) =>
        RunLengthSearch.Find(threshold => Mean(allowance, threshold, 0, side, headStartRatio), runLength, 1);

    // Unknowns: the run length from 0, then from each node.
    private static (double FromStart, double FromZero) OneSided(double k, double h, double shift, double start)
    {
        var (nodes, weights) = GaussLegendre.On(0, h, 48 + (4 * (int)Math.Ceiling(h)));
        var matrix = new double[nodes.Length + 1][];
        for (var row = 0; row <= nodes.Length; row++)
        {
            matrix[row] = Step(row == 0 ? 0 : nodes[row - 1], k, shift, nodes, weights);
            for (var column = 0; column <= nodes.Length; column++)
            {
                matrix[row][column] = (row == column ? 1 : 0) - matrix[row][column];
            }
        }

        var lengths = LinearSystem.Solve(matrix, [.. Enumerable.Repeat(1.0, nodes.Length + 1)]);
        var first = Step(start, k, shift, nodes, weights);
        return (1 + first.Zip(lengths, (share, length) => share * length).Sum(), lengths[0]);
    }

    // Where the sum goes from a place: to 0, and to each node.
    private static double[] Step(double from, double k, double shift, double[] nodes, double[] weights)
    {
        var shares = new double[nodes.Length + 1];
        shares[0] = NormalDistribution.Cdf(k - from - shift);
        for (var node = 0; node < nodes.Length; node++)
        {
            shares[node + 1] = weights[node] * NormalDensity.At(nodes[node] + k - from - shift);
        }

        return shares;
    }
}
