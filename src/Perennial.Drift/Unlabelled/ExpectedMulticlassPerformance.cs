using Perennial.Drift.Metrics;

namespace Perennial.Drift.Unlabelled;

/// <summary>What the metrics of a model of several classes are expected to be on rows without labels.</summary>
/// <param name="Confusion">Expected confusion by class, in rows.</param>
/// <param name="MacroAreaUnderCurve">Mean over classes of the expected area of one class against the rest, 0 to 1; classes that cannot
/// come, or must, are left out; null when none is left.</param>
/// <param name="LogLoss">Expected log loss of the scores, in nats a row.</param>
public sealed record ExpectedMulticlassPerformance(MulticlassConfusion Confusion, double? MacroAreaUnderCurve, double LogLoss)
{
    /// <summary>Metrics expected of scores and the probabilities behind them; decisions by the highest score, ties to the lowest class.
    /// </summary>
    /// <param name="scores">What the model said: a probability for each class, row after row; at least one row.</param>
    /// <param name="probabilities">Calibrated probabilities, same shape, each row summing to 1.</param>
    /// <param name="classes">Number of classes, 2 or more.</param>
    /// <returns>The expected metrics.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ or do not fit the classes, or a number is not a probability.</exception>
    /// <remarks>Source and assumption as for <see cref="ExpectedPerformance.Of"/>, class by class. Time O(n k log n).</remarks>
    public static ExpectedMulticlassPerformance Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities, int classes)
    {
        Require.AtLeast(classes, 2, nameof(classes));
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, probabilities.Length, nameof(probabilities));
        Require.SameLength(scores.Length / classes * classes, scores.Length, nameof(scores));
        var (cells, loss) = (new double[classes, classes], 0.0);
        for (var row = 0; row < scores.Length; row += classes)
        {
            var said = scores.Slice(row, classes);
            var behind = probabilities.Slice(row, classes);
            ClassProbabilities.CheckRow(said, 0);
            ClassProbabilities.CheckRow(behind, 0);
            var decision = MulticlassError.Decided(said);
            for (var label = 0; label < classes; label++)
            {
                cells[label, decision] += behind[label];
                loss -= behind[label] * Math.Log(Math.Clamp(said[label], Metrics.LogLoss.Clip, 1));
            }
        }

        var areas = Areas(scores, probabilities, classes);
        var area = areas.Count == 0 ? (double?)null : areas.Average();
        return new ExpectedMulticlassPerformance(MulticlassConfusion.OfCells(cells), area, loss * classes / scores.Length);
    }

    private static List<double> Areas(ReadOnlySpan<double> scores, ReadOnlySpan<double> probabilities, int classes)
    {
        var areas = new List<double>();
        for (var label = 0; label < classes; label++)
        {
            var (said, behind) = (Column(scores, label, classes), Column(probabilities, label, classes));
            if (ExpectedPerformance.Of(said, behind).AreaUnderCurve is { } area)
            {
                areas.Add(area);
            }
        }

        return areas;
    }

    internal static double[] Column(ReadOnlySpan<double> rows, int column, int width)
    {
        var values = new double[rows.Length / width];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = rows[(row * width) + column];
        }

        return values;
    }
}
