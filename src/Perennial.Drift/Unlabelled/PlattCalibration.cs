using Perennial.Drift.Metrics;

namespace Perennial.Drift.Unlabelled;

/// <summary>Platt's calibration: a logistic curve through the score, 1 / (1 + exp(-(slope score + intercept))).</summary>
/// <remarks>Platt (1999), with his smoothed targets (n_yes + 1) / (n_yes + 2) and 1 / (n_no + 2); Newton's method as
/// Lin, Lin and Weng (2007). Assumes the scores of each class normal with one variance, or nearly: a curve that does not fit stays
/// wrong with any number of rows. Two numbers, so it does with few rows. Time O(n) per step.</remarks>
public sealed class PlattCalibration : ICalibrator
{
    private PlattCalibration(double slope, double intercept) => (Slope, Intercept) = (slope, intercept);

    /// <summary>Log-odds of yes per unit of score; 0 or more: where the fit falls, it is the constant rate.</summary>
    public double Slope { get; }

    /// <summary>Log-odds of yes at score 0.</summary>
    public double Intercept { get; }

    /// <summary>Fits to labelled rows.</summary>
    /// <param name="scores">Scores where more means yes, any scale, finite; at least one row.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="weights">Weight of each row, finite and 0 or more; none: every row counts one.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is NaN or infinite, or weights are negative or all 0.
    /// </exception>
    public static PlattCalibration Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, ReadOnlySpan<double> weights = default)
    {
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        var total = RowWeights.Total(weights, scores.Length);
        var yes = 0.0;
        for (var row = 0; row < scores.Length; row++)
        {
            Require.Finite(scores[row], nameof(scores));
            yes += labels[row] ? RowWeights.At(weights, row) : 0;
        }

        var (high, low) = ((yes + 1) / (yes + 2), 1 / (total - yes + 2));
        var (targets, rowWeights) = (new double[scores.Length], new double[scores.Length]);
        for (var row = 0; row < scores.Length; row++)
        {
            (targets[row], rowWeights[row]) = (labels[row] ? high : low, RowWeights.At(weights, row));
        }

        var scale = ColumnScale.Of(scores, 1);
        var fit = LogisticFit.Of(scale.Apply(scores), 1, targets, rowWeights, 0);
        if (fit[1] >= 0)
        {
            var slope = fit[1] / scale.Spread[0];
            return new PlattCalibration(slope, fit[0] - (slope * scale.Mean[0]));
        }

        var rate = ((yes * high) + ((total - yes) * low)) / total;
        return new PlattCalibration(0, Math.Log(rate) - double.LogP1(-rate));
    }

    /// <inheritdoc/>
    public double Calibrate(double score) => Slope == 0 && double.IsInfinity(score)
        ? LogisticFit.Probability(Intercept)
        : LogisticFit.Probability((Slope * Require.NotNaN(score, nameof(score))) + Intercept);
}
