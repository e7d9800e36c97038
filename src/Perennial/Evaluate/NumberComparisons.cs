using Perennial.Drift.Paired;

namespace Perennial.Evaluate;

/// <summary>Metrics of a regression beside its losses.</summary>
internal static class NumberComparisons
{
    /// <summary>Mean answer less mean label, in units of the label.</summary>
    public static ComparedFigure MeanError(JudgedRows rows) => MetricComparisons.Mean(
        rows, "mean_error", null, Errors(rows, rows.Challenger), rows.Champion is { } champion ? Errors(rows, champion) : null);

    /// <summary>Share of the labels' variance that the answers explain; null where labels do not vary.</summary>
    public static ComparedFigure? RSquared(JudgedRows rows)
    {
        if (rows.ClusterCount < 2)
        {
            return null;
        }

        var (weights, labels, squares) = (rows.Sums(_ => 1), rows.Sums(row => rows.Rows.Labels[row]), rows.Sums(row => rows.Rows.Labels[row] * rows.Rows.Labels[row]));
        var own = Squares(rows, rows.Challenger);
        var other = rows.Champion is { } champion ? Squares(rows, champion) : null;
        double Explained(double[] counts, double[] residual) =>
            (Dot(counts, squares) - (Dot(counts, labels) * Dot(counts, labels) / Dot(counts, weights))) is > 0 and var spread ? 1 - (Dot(counts, residual) / spread) : double.NaN;
        double[] once = [.. weights.Select(_ => 1.0)];
        if (double.IsNaN(Explained(once, own)))
        {
            return null;
        }

        var drawn = ClusterBootstrap.Of(
            rows.ClusterCount, counts => Explained(counts, own) - (other is null ? 0 : Explained(counts, other)), new ClusterBootstrapOptions { Confidence = rows.Model.Quality.Confidence });
        return new ComparedFigure(
            "r_squared", null, Explained(once, own), other is null ? null : Explained(once, other), other is null ? null : drawn.Estimate,
            drawn.Lower, drawn.Upper, other is null ? null : drawn.PValue, PairedTests.Bootstrap, rows.Rows.Count);
    }

    private static double[] Errors(JudgedRows rows, double[] answers) => [.. answers.Zip(rows.Rows.Labels, (answer, label) => answer - label)];

    private static double[] Squares(JudgedRows rows, double[] answers) =>
        rows.Sums(row => (answers[row] - rows.Rows.Labels[row]) * (answers[row] - rows.Rows.Labels[row]));

    private static double Dot(double[] counts, double[] sums)
    {
        var sum = 0.0;
        for (var at = 0; at < counts.Length; at++)
        {
            sum += counts[at] * sums[at];
        }

        return sum;
    }
}
