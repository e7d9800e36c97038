namespace Perennial.Drift.Streaming;

/// <summary>Exact average run lengths of <see cref="EwmaChart"/> with steady limits on independent normal values.</summary>
/// <remarks>
/// Crowder's integral equation (1987), L(u) = 1 + (1 / w) the integral of L(y) p((y - (1 - w) u) / w) within the limits, solved at Gauss-Legendre nodes
/// (Nyström). Equal to the tables of Lucas and Saccucci (1990) to all printed digits. Assumes that mean and standard deviation are known.
/// </remarks>
public static class EwmaRunLength
{
    private const double Endless = 9;

    /// <summary>Values until an alarm, on average; at a shift of 0 the run length while nothing changes, else the delay after a change at the first value.</summary>
    /// <param name="weight">Weight of the newest value, above 0 up to 1.</param>
    /// <param name="width">Half width of the limits, in standard deviations of the average, above 0.</param>
    /// <param name="shift">How far the mean is from where it should be, in standard deviations of a value, finite; default 0.</param>
    /// <param name="side">Which way the chart looks; default both.</param>
    /// <returns>Values, 1 or more.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    public static double Mean(double weight, double width, double shift = 0, ShiftSide side = ShiftSide.Both)
    {
        Require.InsideUnit(weight == 1 ? 0.5 : weight, nameof(weight));
        Require.Positive(width, nameof(width));
        Require.Finite(shift, nameof(shift));
        var deviation = Math.Sqrt(weight / (2 - weight));
        var low = side == ShiftSide.Both ? -width * deviation : -Endless * deviation - Math.Abs(shift);
        return FromMiddle(weight, low, width * deviation, side == ShiftSide.Down ? -shift : shift);
    }

    /// <summary>The half width for a wanted run length while nothing changes.</summary>
    /// <param name="weight">Weight of the newest value, above 0 up to 1.</param>
    /// <param name="runLength">Values between false alarms, on average; above 1, at most 1e12.</param>
    /// <param name="side">Which way the chart looks; default both.</param>
    /// <returns>In standard deviations of the average, to ten digits.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    public static double Width(double weight, double runLength, ShiftSide side = ShiftSide.Both) =>
        RunLengthSearch.Find(width => Mean(weight, width, 0, side), runLength, 1);

    private static double FromMiddle(double weight, double low, double high, double shift)
    {
        var (nodes, weights) = GaussLegendre.On(low, high, 48 + (4 * (int)Math.Ceiling((high - low) / weight)));
        var matrix = new double[nodes.Length][];
        for (var row = 0; row < nodes.Length; row++)
        {
            matrix[row] = Step(nodes[row], weight, shift, nodes, weights);
            for (var column = 0; column < nodes.Length; column++)
            {
                matrix[row][column] = (row == column ? 1 : 0) - matrix[row][column];
            }
        }

        var lengths = LinearSystem.Solve(matrix, [.. Enumerable.Repeat(1.0, nodes.Length)]);
        return 1 + Step(0, weight, shift, nodes, weights).Zip(lengths, (share, length) => share * length).Sum();
    }

    private static double[] Step(double from, double weight, double shift, double[] nodes, double[] weights)
    {
        var shares = new double[nodes.Length];
        for (var node = 0; node < nodes.Length; node++)
        {
            shares[node] = weights[node] / weight * NormalDensity.At(((nodes[node] - ((1 - weight) * from)) / weight) - shift);
        }

        return shares;
    }
}
