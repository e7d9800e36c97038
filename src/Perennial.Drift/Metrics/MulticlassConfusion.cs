namespace Perennial.Drift.Metrics;

/// <summary>How decisions among several classes came out, in rows or, with weights, in the sum of their weights.</summary>
public sealed class MulticlassConfusion
{
    private readonly double[,] cells;
    private readonly double[] came;
    private readonly double[] decided;
    private readonly double total;
    private readonly double right;

    private MulticlassConfusion(double[,] cells)
    {
        this.cells = cells;
        (came, decided) = (new double[Classes], new double[Classes]);
        for (var label = 0; label < Classes; label++)
        {
            for (var decision = 0; decision < Classes; decision++)
            {
                came[label] += cells[label, decision];
                decided[decision] += cells[label, decision];
            }

            right += cells[label, label];
        }

        total = came.Sum();
    }

    /// <summary>Number of classes, 2 or more.</summary>
    public int Classes => cells.GetLength(0);

    /// <summary>Share of rows decided right, 0 to 1.</summary>
    public double Accuracy => right / total;

    /// <summary>Mean of F1 over the classes that came or were decided, each counting one; 0 to 1.</summary>
    /// <remarks>Opitz and Burst (2019), the average of F1 scores.</remarks>
    public double MacroF1 => Enumerable.Range(0, Classes).Where(one => came[one] + decided[one] > 0)
        .Average(one => 2 * cells[one, one] / (came[one] + decided[one]));

    /// <summary>Mean of recall over the classes that came, each counting one; 0 to 1, chance is 1 over their number.</summary>
    /// <remarks>Brodersen et al. (2010).</remarks>
    public double BalancedAccuracy =>
        Enumerable.Range(0, Classes).Where(one => came[one] > 0).Average(one => cells[one, one] / came[one]);

    /// <summary>Agreement of decision and truth beyond chance, at most 1, 0 is chance; null when chance alone agrees on every
    /// row.</summary>
    /// <remarks>Cohen (1960).</remarks>
    public double? CohenKappa => Apart(came, decided) is > 0 and var room ? ((total * right) - Chance) / room : null;

    /// <summary>Correlation of decision and truth, -1 to 1, 0 is chance; null when decisions or truths are all alike.</summary>
    /// <remarks>Gorodkin (2004), equation 8.</remarks>
    public double? Matthews
    {
        get
        {
            var spread = Math.Sqrt(Apart(came, came)) * Math.Sqrt(Apart(decided, decided));
            return spread > 0 ? ((total * right) - Chance) / spread : null;
        }
    }

    private double Chance => came.Zip(decided, (one, other) => one * other).Sum();

    /// <summary>Weight of the rows of a class that were decided to be another, or the same.</summary>
    /// <param name="label">The class that came, from 0.</param>
    /// <param name="decision">The class that was decided, from 0.</param>
    /// <returns>Rows, or sum of weights; 0 or more.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such class.</exception>
    public double this[int label, int decision] => cells[label, decision];

    /// <summary>Counts decisions by the highest score, ties to the lowest class.</summary>
    /// <param name="scores">Scores by class, any scale, row after row: rows times <paramref name="classes"/> numbers.</param>
    /// <param name="labels">The class that came, one a row, from 0, at least one row.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN, there is no such class, or weights are
    /// negative or all 0.
    /// </exception>
    public static MulticlassConfusion Of(
        ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int classes, ReadOnlySpan<double> weights = default)
    {
        ClassProbabilities.CheckShape(scores, labels, classes, nameof(scores));
        Require.NoNaN(scores, nameof(scores));
        RowWeights.Total(weights, labels.Length);
        var cells = new double[classes, classes];
        for (var row = 0; row < labels.Length; row++)
        {
            cells[labels[row], MulticlassError.Decided(scores.Slice(row * classes, classes))] += RowWeights.At(weights, row);
        }

        return new MulticlassConfusion(cells);
    }

    /// <summary>Of sums by label and decision: of probabilities, where there are no labels.</summary>
    internal static MulticlassConfusion OfCells(double[,] cells) => new(cells);

    // The product of both totals less what agrees by chance, as a sum of products: exactly 0 when one class holds everything.
    private static double Apart(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var one = 0; one < first.Length; one++)
        {
            for (var other = 0; other < second.Length; other++)
            {
                sum += one == other ? 0 : first[one] * second[other];
            }
        }

        return sum;
    }
}
