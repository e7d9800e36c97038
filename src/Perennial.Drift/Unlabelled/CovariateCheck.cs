namespace Perennial.Drift.Unlabelled;

/// <summary>Says on held-out rows whether features tell more of the label than the score does.</summary>
public static class CovariateCheck
{
    private const int Folds = 10;

    /// <summary>Holds out every row once, in ten folds at random, and compares squared errors row by row.</summary>
    /// <param name="scores">Probabilities of yes, 0 to 1; at least 20 rows.</param>
    /// <param name="features">Features, row after row, finite.</param>
    /// <param name="width">Features of a row, 1 or more.</param>
    /// <param name="labels">Labels, one a row.</param>
    /// <param name="fit">The calibration of the score alone; default isotonic.</param>
    /// <param name="seed">Seed of the folds; default 42.</param>
    /// <returns>Both errors.</returns>
    /// <exception cref="ArgumentException">Fewer than 20 rows, lengths differ, a score is not a probability, or a feature is NaN or infinite.
    /// </exception>
    /// <remarks>Cross-validation (Stone, 1974) of the Brier score. Assumes independent rows: shared entities make the error look
    /// smaller than it is. Time: ten fits of each.</remarks>
    public static CovariateGain Of(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> features, int width, ReadOnlySpan<bool> labels, CalibrationFit? fit = null, int seed = 42)
    {
        Require.AtLeast(scores.Length, 20, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        FeatureRows.Check(features, width, scores.Length, nameof(features));
        var folds = Enumerable.Range(0, scores.Length).Select(row => row % Folds).ToArray();
        new Random(seed).Shuffle(folds);
        var (plain, seeing) = (new double[scores.Length], new double[scores.Length]);
        for (var fold = 0; fold < Folds; fold++)
        {
            int[] kept = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] != fold)];
            var (some, cells, came) = Rows(scores, features, width, labels, kept);
            var calibrator = (fit ?? IsotonicCalibration.Fit)(some, came, default);
            var covariates = CovariateCalibration.Fit(some, cells, width, came);
            int[] held = [.. Enumerable.Range(0, folds.Length).Where(row => folds[row] == fold)];
            var (heldScores, heldCells, _) = Rows(scores, features, width, labels, held);
            Put(plain, held, calibrator.CalibrateAll(heldScores));
            Put(seeing, held, covariates.Calibrate(heldScores, heldCells));
        }

        return Gain(plain, seeing, labels);
    }

    private static void Put(double[] into, int[] rows, double[] values)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            into[rows[i]] = values[i];
        }
    }

    private static (double[] Scores, double[] Features, bool[] Labels) Rows(
        ReadOnlySpan<double> scores, ReadOnlySpan<double> features, int width, ReadOnlySpan<bool> labels, int[] rows)
    {
        var (some, cells, came) = (new double[rows.Length], new double[rows.Length * width], new bool[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            (some[i], came[i]) = (scores[rows[i]], labels[rows[i]]);
            features.Slice(rows[i] * width, width).CopyTo(cells.AsSpan(i * width));
        }

        return (some, cells, came);
    }

    private static CovariateGain Gain(double[] plain, double[] seeing, ReadOnlySpan<bool> labels)
    {
        var (scoreError, covariateError, squares, rows) = (0.0, 0.0, 0.0, plain.Length);
        for (var row = 0; row < rows; row++)
        {
            double label = labels[row] ? 1 : 0;
            var (one, other) = ((plain[row] - label) * (plain[row] - label), (seeing[row] - label) * (seeing[row] - label));
            scoreError += one / rows;
            covariateError += other / rows;
            squares += (one - other) * (one - other) / rows;
        }

        var gap = scoreError - covariateError;
        return new CovariateGain(scoreError, covariateError, Math.Sqrt(Math.Max(0, squares - (gap * gap)) / (rows - 1)));
    }
}
