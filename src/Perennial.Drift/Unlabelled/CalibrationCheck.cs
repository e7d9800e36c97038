using Perennial.Drift.Metrics;

namespace Perennial.Drift.Unlabelled;

/// <summary>Says on held-out rows whether calibrating helps: scores that are calibrated already get worse by a refit.</summary>
public static class CalibrationCheck
{
    /// <summary>Splits the rows at random by class, fits on nine tenths, and pools what the tenths left out say.</summary>
    /// <param name="scores">Probabilities of yes, 0 to 1; at least 20 rows.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <param name="fit">Fits a calibration; default isotonic.</param>
    /// <param name="splits">Splits, 1 or more; default 10.</param>
    /// <param name="bins">Bins of the calibration error, 1 or more; default 10.</param>
    /// <param name="seed">Seed of the splits; default 42.</param>
    /// <returns>Both errors. With one class only, or an area under the curve above 0.999, there is nothing to calibrate: both 0.</returns>
    /// <exception cref="ArgumentException">Fewer than 20 rows, lengths differ, a score is NaN or outside 0 to 1, or splits or bins
    /// are under 1.</exception>
    /// <remarks>The rule of NannyML 0.13 (10 stratified splits, a tenth held out, 10 bins); its draws differ, as numpy's generator is
    /// not used here. Time: as many fits as splits.</remarks>
    public static CalibrationGain Of(
        ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, CalibrationFit? fit = null, int splits = 10, int bins = 10, int seed = 42)
    {
        Require.AtLeast(scores.Length, 20, nameof(scores));
        Require.AtLeast(splits, 1, nameof(splits));
        if (AreaUnderCurve.Of(scores, labels) is null or > 0.999)
        {
            return new CalibrationGain(0, 0);
        }

        var random = new Random(seed);
        var (raw, calibrated, held) = (new List<double>(), new List<double>(), new List<bool>());
        for (var split = 0; split < splits; split++)
        {
            var isHeld = Tenth(labels, random);
            var calibrator = (fit ?? IsotonicCalibration.Fit)(Kept(scores, isHeld, false), Kept(labels, isHeld, false), default);
            var left = Kept(scores, isHeld, true);
            raw.AddRange(left);
            calibrated.AddRange(calibrator.CalibrateAll(left));
            held.AddRange(Kept(labels, isHeld, true));
        }

        return new CalibrationGain(CalibrationError.Of([.. raw], [.. held], bins), CalibrationError.Of([.. calibrated], [.. held], bins));
    }

    // A tenth of either class, at least one row of each where it has two.
    private static bool[] Tenth(ReadOnlySpan<bool> labels, Random random)
    {
        var isHeld = new bool[labels.Length];
        foreach (var label in new[] { false, true })
        {
            var rows = new List<int>();
            for (var row = 0; row < labels.Length; row++)
            {
                if (labels[row] == label)
                {
                    rows.Add(row);
                }
            }

            var order = rows.ToArray();
            random.Shuffle(order);
            foreach (var row in order.AsSpan(0, rows.Count < 2 ? 0 : Math.Max(1, rows.Count / 10)))
            {
                isHeld[row] = true;
            }
        }

        return isHeld;
    }

    private static T[] Kept<T>(ReadOnlySpan<T> values, bool[] isHeld, bool which)
    {
        var kept = new List<T>(values.Length);
        for (var row = 0; row < values.Length; row++)
        {
            if (isHeld[row] == which)
            {
                kept.Add(values[row]);
            }
        }

        return [.. kept];
    }
}
