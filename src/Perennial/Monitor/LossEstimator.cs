using Perennial.Drift.Distributions;
using Perennial.Drift.Unlabelled;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Estimates the loss of answers without labels: calibrated on labelled rows, then asked of any.</summary>
/// <remarks>Confidence-based estimation (NannyML's CBPE; Kivimaki et al. 2025): the loss under each label that may come, weighed by its calibrated
/// probability. Of numbers, which have none, <see cref="DirectLoss"/>. The band is that of a new day: Student's t over the labelled days, of what days and rows left over. Days next to each other are alike, so a week of them
/// shows less than a new day brings: the variance is pooled with that of earlier estimates whose labels came (Snedecor and Cochran 1989, section 6.9).</remarks>
internal sealed class LossEstimator
{
    /// <summary>Labelled days that it takes, at least: 3.</summary>
    public const int LeastDays = 3;

    /// <summary>Labelled rows that it takes, at least: 200.</summary>
    public const int LeastRows = 200;

    private readonly ModelDeclaration model;
    private readonly Func<LabelledRows, double[], double[]> expect;

    private LossEstimator(ModelDeclaration model, Func<LabelledRows, double[], double[]> expect, LabelledRows rows) =>
        (this.model, this.expect, LabelledRows, From, To) = (model, expect, rows.Count, DayOf(rows.Occurred.Min()), DayOf(rows.Occurred.Max()));

    private int LabelledRows { get; }

    private DateOnly From { get; }

    private DateOnly To { get; }

    private double RowError { get; init; }

    private double DaySpread { get; init; }

    private double LabelledLoss { get; init; }

    private int LabelledDays { get; init; }

    /// <summary>Calibrates; null where there are too few rows or days, or where answers are none.</summary>
    /// <param name="model">Says task, metric and costs.</param>
    /// <param name="rows">Labelled rows that the version was not trained on.</param>
    /// <param name="answers">Its answers to them.</param>
    public static LossEstimator? Fit(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        if (rows.Count < LeastRows || rows.ByDay(rows.Labels).Length < LeastDays || !Estimable(model, rows.Labels, answers))
        {
            return null;
        }

        var (expect, left) = model.Task == TaskKind.Regression ? Learned(model, rows, answers) : Calibrated(model, rows, answers);
        var (days, error) = (rows.ByDay(left), rows.ByCluster(left).StandardError);
        return !double.IsFinite(error) ? null : new LossEstimator(model, expect, rows)
        {
            RowError = error,
            LabelledLoss = rows.Mean(rows.Losses(model, answers)),
            DaySpread = Math.Sqrt(days.Sum(day => Math.Pow(day - days.Average(), 2)) / (days.Length - 1)),
            LabelledDays = days.Length,
        };
    }

    /// <summary>The expected loss of every row.</summary>
    public double[] Expected(LabelledRows rows, double[] answers) => expect(rows, answers);

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
        var (chance, shared) = Errors(rows.Count, Stretch(loss), missed);
        var errors = StudentT.Quantile((1 + model.Quality.Confidence) / 2, LabelledDays - 1 + missed.Length);
        var half = errors * double.Hypot(chance, shared);
        return new LossEstimate(day, version, rows.Count, loss, Math.Max(0, loss - half), loss + half)
        {
            Method = model.Task == TaskKind.Regression ? "direct" : "confidence-based",
            DayError = chance,
            SharedError = shared,
            Errors = errors,
            MissedDays = missed.Length == 0 ? null : missed.Length,
            LabelledRows = LabelledRows,
            LabelledFrom = From,
            LabelledTo = To,
        };
    }

    /// <summary>Losses of numbers have no upper end: where more is lost, they spread as much more.</summary>
    private double Stretch(double loss) => model.Task == TaskKind.Regression && LabelledLoss > 0 ? Math.Max(1, loss / LabelledLoss) : 1;

    /// <summary>Standard errors of a day and of what days share, at their pooled size; never less than the chance of the rows alone.</summary>
    private (double Chance, double Shared) Errors(int rows, double stretch, double[] missed)
    {
        var (rowError, daySpread) = (stretch * RowError, stretch * DaySpread);
        var byRows = rowError * Math.Sqrt(LabelledRows / (double)rows);
        var (chance, shared) = (Math.Max(byRows, daySpread), Math.Max(rowError, daySpread / Math.Sqrt(LabelledDays)));
        var (own, freedom) = (double.Hypot(chance, shared), LabelledDays - 1);
        var pooled = Math.Sqrt(((freedom * own * own) + missed.Sum(one => one * one)) / (freedom + missed.Length));
        var size = Math.Max(pooled, double.Hypot(byRows, rowError));
        return own > 0 ? (chance * size / own, shared * size / own) : (size, 0);
    }

    private static (Func<LabelledRows, double[], double[]> Expect, double[] Left) Learned(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        var losses = rows.Losses(model, answers);
        return (DirectLoss.Fit(rows, answers, losses).Expected, DirectLoss.LeftOver(rows, answers, losses));
    }

    private static (Func<LabelledRows, double[], double[]> Expect, double[] Left) Calibrated(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        var calibrate = Calibration(model, rows, answers);
        double[] Expect(LabelledRows asked, double[] given) => Weighed(model, asked, given, calibrate(given));
        return (Expect, [.. rows.Losses(model, answers).Zip(Expect(rows, answers), (loss, expected) => loss - expected)]);
    }

    /// <summary>The loss under each label that may come, weighed by its probability.</summary>
    private static double[] Weighed(ModelDeclaration model, LabelledRows rows, double[] answers, double[] probabilities)
    {
        var classes = model.Task == TaskKind.Multiclass ? model.AnswerWidth : 2;
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

    private static Func<double[], double[]> Calibration(ModelDeclaration model, LabelledRows rows, double[] answers) => model.Task == TaskKind.Multiclass
        ? MulticlassConfidenceBasedEstimator.Fit(answers, Array.ConvertAll(rows.Labels, label => (int)label), model.AnswerWidth) is var classes ? scores => classes.Calibrate(scores) : null!
        : ConfidenceBasedEstimator.Fit(answers, Array.ConvertAll(rows.Labels, label => label > 0.5)) is var yes ? scores => yes.Calibrator.CalibrateAll(scores) : null!;

    private static bool Estimable(ModelDeclaration model, double[]? labels, double[] answers) => Answers.Sound(model.Task, answers)
        && (model.Task != TaskKind.Multiclass || labels is null || Array.TrueForAll(labels, label => label >= 0 && label < model.AnswerWidth));

    private static DateOnly DayOf(double occurred) => Days.Of(DateTimeOffset.UnixEpoch.AddSeconds(occurred));
}
