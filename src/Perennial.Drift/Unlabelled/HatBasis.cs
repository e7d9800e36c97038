namespace Perennial.Drift.Unlabelled;

/// <summary>Straight-line splines: per feature a hat at each knot, 1 there and 0 at its neighbours.</summary>
internal sealed record HatBasis(double[][] Knots)
{
    public int Width { get; } = Knots.Sum(one => one.Length);

    public static HatBasis Of(ReadOnlySpan<double> rows, int features, int knots)
    {
        var all = new double[features][];
        for (var feature = 0; feature < features; feature++)
        {
            var column = ExpectedMulticlassPerformance.Column(rows, feature, features);
            Array.Sort(column);
            all[feature] = [.. Enumerable.Range(0, knots).Select(knot => Quantile(column, knot / (knots - 1.0))).Distinct()];
        }

        return new HatBasis(all);
    }

    public double[] Expand(ReadOnlySpan<double> rows)
    {
        var features = Knots.Length;
        var expanded = new double[rows.Length / features * Width];
        var at = 0;
        for (var cell = 0; cell < rows.Length; cell++)
        {
            var knots = Knots[cell % features];
            Fill(knots, rows[cell], expanded.AsSpan(at, knots.Length));
            at += knots.Length;
        }

        return expanded;
    }

    private static void Fill(double[] knots, double value, Span<double> hats)
    {
        var found = Array.BinarySearch(knots, value);
        var right = found >= 0 ? found : ~found;
        if (found >= 0 || right == 0 || right == knots.Length)
        {
            hats[Math.Min(right, knots.Length - 1)] = 1;
            return;
        }

        var share = (value - knots[right - 1]) / (knots[right] - knots[right - 1]);
        (hats[right - 1], hats[right]) = (1 - share, share);
    }

    // Hyndman and Fan (1996), definition 7.
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? double.Lerp(sorted[below], sorted[below + 1], at - below) : sorted[below];
    }
}
