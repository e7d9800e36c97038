namespace Perennial.Drift.Unlabelled;

/// <summary>A calibration that sees the features beside the score: a classifier of the label on the score's log-odds and each feature.</summary>
/// <remarks>In the spirit of multicalibration (Hebert-Johnson et al., 2018) and NannyML's M-CBPE: where a model is too sure on
/// one kind of row and too modest on another, a shift towards one kind does not mislead. Without a learner handed in it is logistic regression:
/// features enter as straight lines, standardized, with a ridge of 1, so that rows outside the reference are extrapolated smoothly. Scores are held
/// 0.005 away from 0 and 1. Assumes that the label depends on features and score as it did. Time O(n width^2) a step.</remarks>
public sealed class CovariateCalibration
{
    private const double Clip = 0.005;
    private const double Ridge = 1;

    private readonly RowPredictor predictor;
    private readonly int width;

    private CovariateCalibration(RowPredictor predictor, int width) => (this.predictor, this.width) = (predictor, width);

    /// <summary>Fits to labelled rows.</summary>
    /// <param name="scores">Probabilities of yes, 0 to 1; at least one row.</param>
    /// <param name="features">Features, row after row, finite.</param>
    /// <param name="width">Features of a row, 1 or more.</param>
    /// <param name="labels">Labels, one a row.</param>
    /// <param name="fit">The learner, such as <see cref="SplineLogistic.Fit"/>; default straight lines.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is not a probability, or a feature is NaN or infinite.
    /// </exception>
    public static CovariateCalibration Fit(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> features, int width, ReadOnlySpan<bool> labels, ClassifierFit? fit = null)
    {
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        return new CovariateCalibration((fit ?? Lines)(WithScore(scores, features, width), width + 1, labels), width);
    }

    /// <summary>Probabilities of yes for rows.</summary>
    /// <param name="scores">Probabilities of yes as the model says them, 0 to 1; at least one row.</param>
    /// <param name="features">Features, row after row, finite.</param>
    /// <returns>Probabilities, same rows.</returns>
    /// <exception cref="ArgumentException">No rows, lengths differ, a score is not a probability, or a feature is NaN or infinite.
    /// </exception>
    public double[] Calibrate(ReadOnlySpan<double> scores, ReadOnlySpan<double> features)
    {
        var rows = WithScore(scores, features, width);
        var probabilities = new double[scores.Length];
        for (var row = 0; row < probabilities.Length; row++)
        {
            probabilities[row] = predictor(rows.AsSpan(row * (width + 1), width + 1));
        }

        return probabilities;
    }

    private static RowPredictor Lines(ReadOnlySpan<double> rows, int width, ReadOnlySpan<bool> labels)
    {
        var scale = ColumnScale.Of(rows, width);
        var (targets, weights) = (new double[labels.Length], new double[labels.Length]);
        Array.Fill(weights, 1);
        for (var row = 0; row < labels.Length; row++)
        {
            targets[row] = labels[row] ? 1 : 0;
        }

        var coefficients = LogisticFit.Of(scale.Apply(rows), width, targets, weights, Ridge);
        return row => LogisticFit.Probability(LogisticFit.LogOdds(coefficients, scale.Apply(row)));
    }

    private static double[] WithScore(ReadOnlySpan<double> scores, ReadOnlySpan<double> features, int width)
    {
        FeatureRows.Check(features, width, scores.Length, nameof(features));
        var rows = new double[scores.Length * (width + 1)];
        for (var row = 0; row < scores.Length; row++)
        {
            var score = Math.Clamp(Require.Probability(scores[row], nameof(scores)), Clip, 1 - Clip);
            features.Slice(row * width, width).CopyTo(rows.AsSpan(row * (width + 1)));
            rows[(row * (width + 1)) + width] = Math.Log(score / (1 - score));
        }

        return rows;
    }
}
