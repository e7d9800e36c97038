using Perennial.Drift.Metrics;

namespace Perennial.Drift.Unlabelled;

/// <summary>Sampling error of each metric, from a reference with labels. Bands are usually 3 standard errors to either side.</summary>
/// <param name="Accuracy">Of the share decided right.</param>
/// <param name="Precision">Of precision.</param>
/// <param name="Recall">Of recall.</param>
/// <param name="Specificity">Of specificity.</param>
/// <param name="F1">Of F1.</param>
/// <param name="AreaUnderCurve">Of the area under the curve.</param>
public sealed record SamplingErrors(
    SamplingSpread Accuracy,
    SamplingSpread Precision,
    SamplingSpread Recall,
    SamplingSpread Specificity,
    SamplingSpread F1,
    SamplingSpread AreaUnderCurve)
{
    /// <summary>Measures the spreads on a reference.</summary>
    /// <param name="scores">Scores where more means yes; at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="threshold">Least score that means yes; default 0.5.</param>
    /// <returns>A spread per metric.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, or a score or the threshold is NaN.</exception>
    /// <remarks>The formulas of NannyML 0.13 (sampling_error): the standard error of a mean over the rows that a metric looks at; for the
    /// area the spread of the share of the larger class below each row of the smaller (ties counting half, where NannyML takes them as
    /// they come). Takes the chunk's own mix of classes for the reference's and leaves out the larger class's own chance, so it is
    /// somewhat too small where the classes are alike in number; <see cref="ParametricBootstrap"/> leaves out nothing.</remarks>
    public static SamplingErrors Of(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, double threshold = 0.5)
    {
        var matrix = ConfusionMatrix.At(scores, labels, threshold);
        var (hit, falsely, clear, missed) =
            (matrix.TruePositives, matrix.FalsePositives, matrix.TrueNegatives, matrix.FalseNegatives);
        double rows = scores.Length;
        var f1 = Share(hit, falsely + missed, rows);
        var scale = (hit + falsely + missed) / (hit + ((falsely + missed) / 2));
        return new SamplingErrors(
            Share(hit + clear, falsely + missed, rows),
            Share(hit, falsely, rows),
            Share(hit, missed, rows),
            Share(clear, falsely, rows),
            hit == 0 ? f1 : f1 with { Deviation = f1.Deviation * scale },
            Area(scores, labels));
    }

    private static SamplingSpread Share(double right, double wrong, double rows)
    {
        var taking = right + wrong;
        return new SamplingSpread(taking == 0 ? 0 : Math.Sqrt(right * wrong) / taking, taking / rows);
    }

    private static SamplingSpread Area(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        var (sorted, sortedLabels, _) = LabelledScores.Ascending(scores, labels, default);
        var smaller = 2 * labels.Count(true) <= labels.Length;
        var (few, many) = (labels.Count(smaller), labels.Count(!smaller));
        if (few == 0)
        {
            return new SamplingSpread(0, 0);
        }

        var (below, mean, square) = (0L, 0.0, 0.0);
        for (var row = 0; row < sorted.Length;)
        {
            var (fewTied, manyTied, tied) = (0L, 0L, sorted[row]);
            for (; row < sorted.Length && sorted[row] == tied; row++)
            {
                (fewTied, manyTied) = sortedLabels[row] == smaller ? (fewTied + 1, manyTied) : (fewTied, manyTied + 1);
            }

            var share = (below + (manyTied / 2.0)) / many;
            mean += fewTied * share / few;
            square += fewTied * share * share / few;
            below += manyTied;
        }

        return new SamplingSpread(Math.Sqrt(Math.Max(0, square - (mean * mean))), few / (double)labels.Length);
    }
}
