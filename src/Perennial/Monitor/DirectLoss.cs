using Perennial.Drift.Unlabelled;

namespace Perennial.Monitor;

/// <summary>Learns how much is lost on a row of numbers from its answer and its numeric features, where the answer does not say how far it may be off.</summary>
/// <remarks>Direct loss estimation (NannyML's DLE), of the declared loss itself, by <see cref="SplineRegression"/>. Categories are not looked at, and missing
/// numbers stand at the median.</remarks>
internal sealed class DirectLoss
{
    /// <summary>Numeric features that are looked at, at most: those that go with the loss most, 20.</summary>
    public const int MostColumns = 20;

    private readonly int[] columns;
    private readonly double[] medians;
    private readonly RowPredictor predictor;

    private DirectLoss(int[] columns, double[] medians, RowPredictor predictor) => (this.columns, this.medians, this.predictor) = (columns, medians, predictor);

    /// <summary>Learns from labelled rows.</summary>
    public static DirectLoss Fit(LabelledRows rows, double[] answers, double[] losses)
    {
        int[] numeric = [.. Enumerable.Range(0, rows.Features.Columns.Count).Where(place => rows.Features.Columns[place] is double[] values && values.Any(double.IsFinite))];
        var medians = numeric.ToDictionary(place => place, place => Median(rows.Features.Numbers(place)));
        int[] kept = [.. numeric.OrderByDescending(place => Strength(Filled(rows.Features.Numbers(place), medians[place]), losses)).Take(MostColumns).Order()];
        double[] middle = [.. kept.Select(place => medians[place])];
        return new DirectLoss(kept, middle, SplineRegression.Fit(Cells(rows, answers, kept, middle), kept.Length + 1, losses));
    }

    /// <summary>The expected loss of every row.</summary>
    public double[] Expected(LabelledRows rows, double[] answers)
    {
        var (cells, width) = (Cells(rows, answers, columns, medians), columns.Length + 1);
        return [.. Enumerable.Range(0, rows.Count).Select(row => Math.Max(0, predictor(cells.AsSpan(row * width, width))))];
    }

    /// <summary>What is lost on the rows of a day beyond what the other days would have said, row after row.</summary>
    public static double[] LeftOver(LabelledRows rows, double[] answers, double[] losses)
    {
        var left = new double[rows.Count];
        foreach (var day in Enumerable.Range(0, rows.Count).GroupBy(row => Math.Floor(rows.Occurred[row] / TimeSpan.SecondsPerDay)))
        {
            var places = day.ToHashSet();
            int[] others = [.. Enumerable.Range(0, rows.Count).Where(row => !places.Contains(row))];
            var learned = Fit(rows.Where(row => !places.Contains(row)), Array.ConvertAll(others, row => answers[row]), Array.ConvertAll(others, row => losses[row]));
            var expected = learned.Expected(rows.Where(places.Contains), [.. day.Select(row => answers[row])]);
            foreach (var (at, row) in day.Index())
            {
                left[row] = losses[row] - expected[at];
            }
        }

        return left;
    }

    private static double[] Cells(LabelledRows rows, double[] answers, int[] columns, double[] medians)
    {
        var width = columns.Length + 1;
        var cells = new double[rows.Count * width];
        for (var place = 0; place < columns.Length; place++)
        {
            foreach (var (row, value) in Filled(rows.Features.Numbers(columns[place]), medians[place]).Index())
            {
                cells[(row * width) + place] = value;
            }
        }

        for (var row = 0; row < rows.Count; row++)
        {
            cells[(row * width) + width - 1] = answers[row];
        }

        return cells;
    }

    private static double[] Filled(double[] values, double median) => Array.ConvertAll(values, value => double.IsFinite(value) ? value : median);

    private static double Median(double[] values)
    {
        double[] known = [.. values.Where(double.IsFinite).Order()];
        return known[known.Length / 2];
    }

    /// <summary>The squared correlation.</summary>
    private static double Strength(double[] values, double[] losses)
    {
        var (mean, other) = (values.Average(), losses.Average());
        var (both, one, two) = (0.0, 0.0, 0.0);
        for (var row = 0; row < values.Length; row++)
        {
            both += (values[row] - mean) * (losses[row] - other);
            one += (values[row] - mean) * (values[row] - mean);
            two += (losses[row] - other) * (losses[row] - other);
        }

        return one > 0 && two > 0 ? both * both / one / two : 0;
    }
}
