namespace Perennial.Drift.TwoSample;

/// <summary>Two samples in one ascending list, each row labelled with what it adds to the gap: m if of the first, -n if of the second.</summary>
internal sealed class RowLabels
{
    private readonly double[] widths;
    private readonly double[] labels;

    private RowLabels(double[] widths, double[] labels) => (this.widths, this.labels) = (widths, labels);

    public static RowLabels Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        double[] values = [.. first, .. second];
        var labels = new double[values.Length];
        labels.AsSpan(0, first.Length).Fill(second.Length);
        labels.AsSpan(first.Length).Fill(-first.Length);
        Array.Sort(values, labels);
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = row + 1 < values.Length ? values[row + 1] - values[row] : 0;
        }

        return new RowLabels(values, labels);
    }

    public void Shuffle(Random random) => random.Shuffle(labels);

    public double SquaredArea()
    {
        var (gap, area) = (0.0, 0.0);
        for (var row = 0; row < labels.Length; row++)
        {
            gap += labels[row];
            area += gap * gap * widths[row];
        }

        return area;
    }
}
