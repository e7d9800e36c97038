using Perennial.Drift.Distributions;
using Perennial.Drift.Unlabelled;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Estimates the loss of answers without labels: calibrated on labelled rows, then asked of any.</summary>
/// <remarks>Confidence-based estimation (NannyML's CBPE; Kivimaki et al. 2025): the loss under each label that may come, weighed by its calibrated
/// probability. The band is that of a new day: Student's t over the labelled days, of what days and rows left over. Days next to each other are alike, so a week of them
/// shows less than a new day brings: the variance is pooled with that of earlier estimates whose labels came (Snedecor and Cochran 1989, section 6.9).</remarks>
internal sealed class LossEstimator
{
    /// <summary>Labelled days that it takes, at least: 3.</summary>
    public const int LeastDays = 3;

    /// <summary>Labelled rows that it takes, at least: 200.</summary>
    public const int LeastRows = 200;

    private readonly ModelDeclaration model;
    private readonly Func<double[], double[]> calibrate;

    private LossEstimator(ModelDeclaration model, Func<double[], double[]> calibrate, LabelledRows rows) =>
        (this.model, this.calibrate, LabelledRows, From, To) = (model, calibrate, rows.Count, DayOf(rows.Occurred.Min()), DayOf(rows.Occurred.Max()));

    private int LabelledRows { get; }

    private DateOnly From { get; }

    private DateOnly To { get; }

    private double RowError { get; init; }

    private double DaySpread { get; init; }

    private int LabelledDays { get; init; }

    /// <summary>Calibrates; null where there are too few rows or days, where answers are no probabilities, or for numbers, whose answers say nothing of how far
    /// they may be off.</summary>
    /// <param name="model">Says task, metric and costs.</param>
    /// <param name="rows">Labelled rows that the version was not trained on.</param>
    /// <param name="answers">Its answers to them.</param>
    public static LossEstimator? Fit(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        if (model.Task == TaskKind.Regression || rows.Count < LeastRows || !Estimable(model, rows.Labels, answers))
        {
            return null;
        }

        var estimator = new LossEstimator(model, Calibration(model, rows, answers), rows);
        double[] left = [.. rows.Losses(model, answers).Zip(estimator.Expected(rows, answers), (loss, expected) => loss - expected)];
        var (days, error) = (rows.ByDay(left), rows.ByCluster(left).StandardError);
        return days.Length < LeastDays || !double.IsFinite(error) ? null : new LossEstimator(model, estimator.calibrate, rows)
        {
            RowError = error,
            DaySpread = Math.Sqrt(days.Sum(day => Math.Pow(day - days.Average(), 2)) / (days.Length - 1)),
            LabelledDays = days.Length,
        };
    }

    /// <summary>The expected loss of every row.</summary>
    public double[] Expected(LabelledRows rows, double[] answers)
    {
        var (probabilities, classes) = (calibrate(answers), model.Task == TaskKind.Multiclass ? model.AnswerWidth : 2);
        var expected = new double[rows.Count];
        for (var label = 0; label < classes; label++)
        {
            var losses = (rows with { Labels = [.. Enumerable.Repeat((double)label, rows.Count)] }).Losses(model, answers);
            for (var row = 0; row < expected.Length; row++)
            {
                expected[row] += losses[row] * (model.Task == TaskKind.Multiclass ? probabilities[(row * classes) + label] : label == 1 ? probabilities[row] : 1 - probabilities[row]);
            }
        }

        return expected;
    }

    /// <summary>The estimate of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="version">Whose answers.</param>
    /// <param name="rows">Its predictions, at least one.</param>
    /// <param name="answers">Row after row.</param>
    /// <param name="missed">How far earlier estimates were off, for each day whose labels came.</param>
    /// <returns>Null where an answer is none.</returns>
    public LossEstimate? Estimate(DateOnly day, int version, LabelledRows rows, double[] answers, params double[] missed)
    {
        if (!Estimable(model, null, answers))
        {
            return null;
        }

        var loss = rows.Mean(Expected(rows, answers));
        var (chance, shared) = Errors(rows.Count, missed);
        var errors = StudentT.Quantile((1 + model.Quality.Confidence) / 2, LabelledDays - 1 + missed.Length);
        var half = errors * double.Hypot(chance, shared);
        return new LossEstimate(day, version, rows.Count, loss, Math.Max(0, loss - half), loss + half)
        {
            Method = "confidence-based",
            DayError = chance,
            SharedError = shared,
            Errors = errors,
            MissedDays = missed.Length == 0 ? null : missed.Length,
            LabelledRows = LabelledRows,
            LabelledFrom = From,
            LabelledTo = To,
        };
    }

    /// <summary>Standard errors of a day and of what days share, at their pooled size; never less than the chance of the rows alone.</summary>
    private (double Chance, double Shared) Errors(int rows, double[] missed)
    {
        var byRows = RowError * Math.Sqrt(LabelledRows / (double)rows);
        var (chance, shared) = (Math.Max(byRows, DaySpread), Math.Max(RowError, DaySpread / Math.Sqrt(LabelledDays)));
        var (own, freedom) = (double.Hypot(chance, shared), LabelledDays - 1);
        var pooled = Math.Sqrt(((freedom * own * own) + missed.Sum(one => one * one)) / (freedom + missed.Length));
        var size = Math.Max(pooled, double.Hypot(byRows, RowError));
        return own > 0 ? (chance * size / own, shared * size / own) : (size, 0);
    }

    private static Func<double[], double[]> Calibration(ModelDeclaration model, LabelledRows rows, double[] answers) => model.Task == TaskKind.Multiclass
        ? MulticlassConfidenceBasedEstimator.Fit(answers, Array.ConvertAll(rows.Labels, label => (int)label), model.AnswerWidth) is var classes ? scores => classes.Calibrate(scores) : null!
        : ConfidenceBasedEstimator.Fit(answers, Array.ConvertAll(rows.Labels, label => label > 0.5)) is var yes ? scores => yes.Calibrator.CalibrateAll(scores) : null!;

    private static bool Estimable(ModelDeclaration model, double[]? labels, double[] answers) => Answers.Sound(model.Task, answers)
        && (model.Task != TaskKind.Multiclass || labels is null || Array.TrueForAll(labels, label => label >= 0 && label < model.AnswerWidth));

    private static DateOnly DayOf(double occurred) => Days.Of(DateTimeOffset.UnixEpoch.AddSeconds(occurred));
}
