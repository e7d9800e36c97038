using System.Numerics.Tensors;

namespace Perennial.Drift.Unlabelled;

/// <summary>The forms of an estimate under shift, fitted to a reference or to what a group leaves of it.</summary>
internal sealed class ShiftForms
{
    private readonly double[] scores;
    private readonly double[] features;
    private readonly bool[] labels;
    private readonly int width;
    private readonly bool calibrates;
    private readonly ShiftAwareOptions options;
    private readonly CalibrationFit fit;
    private readonly Lazy<ICalibrator> plain;
    private readonly Dictionary<ShiftForm, Lazy<CovariateCalibration>> seeing;

    /// <summary>Keeps a reference; whether CBPE calibrates its scores has been decided.</summary>
    public ShiftForms(double[] scores, double[] features, bool[] labels, int width, ShiftAwareOptions options, bool calibrates)
    {
        (this.scores, this.features, this.labels, this.width, this.options, this.calibrates) = (scores, features, labels, width, options, calibrates);
        fit = options.Calibration ?? IsotonicCalibration.Fit;
        plain = new(() => calibrates ? fit(scores, labels, default) : new IdentityCalibration());
        Lazy<CovariateCalibration> Seeing(ClassifierFit? learner) => new(() => CovariateCalibration.Fit(scores, features, width, labels, learner));
        seeing = new()
        {
            [ShiftForm.Lines] = Seeing(null),
            [ShiftForm.Splines] = Seeing(SplineLogistic.Fit),
        };
    }

    /// <summary>What CBPE says of rows.</summary>
    public double[] Plain(ReadOnlySpan<double> current) => plain.Value.CalibrateAll(current);

    /// <summary>The mean of the forms for rows, and how many rows of the reference speak about them; it is made to look like the others, which
    /// are the current rows or most of them.</summary>
    public (double[] Probabilities, double EffectiveRows) Mean(ReadOnlySpan<double> current, ReadOnlySpan<double> currentFeatures, ReadOnlySpan<double> others)
    {
        var ratio = DensityRatio.Of(features, others, width, options.Classifier);
        var mean = new double[current.Length];
        foreach (var form in options.Forms)
        {
            var one = form switch
            {
                ShiftForm.Plain => Plain(current),
                ShiftForm.Reweighted => Weighted(ratio).CalibrateAll(current),
                ShiftForm.Tempered => Weighted(ratio.Tempered(others.Length / width)).CalibrateAll(current),
                _ => seeing[form].Value.Calibrate(current, currentFeatures),
            };
            TensorPrimitives.MultiplyAdd(one, 1.0 / options.Forms.Count, mean, mean);
        }

        TensorPrimitives.Min(mean, 1, mean);
        return (mean, ratio.EffectiveRows);
    }

    /// <summary>The forms without the rows of a group.</summary>
    public ShiftForms Without(int group) => new(
        Without(scores, 1, group, options.Groups), Without(features, width, group, options.Groups), Without(labels, 1, group, options.Groups), width, options, calibrates);

    /// <summary>Rows without those whose number leaves a remainder; a single row stays, so that there is one.</summary>
    public static T[] Without<T>(ReadOnlySpan<T> rows, int width, int group, int groups)
    {
        var count = rows.Length / width;
        var kept = new List<T>(rows.Length);
        for (var row = 0; row < count; row++)
        {
            if (row % groups != group || count == 1)
            {
                kept.AddRange(rows.Slice(row * width, width));
            }
        }

        return [.. kept];
    }

    private ICalibrator Weighted(DensityRatio ratio) => fit(scores, labels, [.. ratio.Weights]);
}
