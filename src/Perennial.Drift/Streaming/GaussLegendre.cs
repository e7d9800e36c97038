namespace Perennial.Drift.Streaming;

/// <summary>Gauss-Legendre nodes and weights on an interval (Davis and Rabinowitz 1984, section 2.7), by Newton's steps on the Legendre polynomial.</summary>
internal static class GaussLegendre
{
    public static (double[] Nodes, double[] Weights) On(double low, double high, int count)
    {
        var (nodes, weights) = (new double[count], new double[count]);
        for (var at = 0; at < count; at++)
        {
            var x = Math.Cos(Math.PI * (at + 0.75) / (count + 0.5));
            var slope = 0.0;
            for (var step = 0; step < 8; step++)
            {
                (var value, slope) = Legendre(count, x);
                x -= value / slope;
            }

            nodes[at] = ((low + high) / 2) - (x * (high - low) / 2);
            weights[at] = (high - low) / ((1 - (x * x)) * slope * slope);
        }

        return (nodes, weights);
    }

    private static (double Value, double Slope) Legendre(int degree, double x)
    {
        var (before, value) = (1.0, x);
        for (var n = 2; n <= degree; n++)
        {
            (before, value) = (value, ((((2 * n) - 1) * x * value) - ((n - 1) * before)) / n);
        }

        return (value, degree * ((x * value) - before) / ((x * x) - 1));
    }
}
