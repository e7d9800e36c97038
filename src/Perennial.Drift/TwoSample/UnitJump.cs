namespace Perennial.Drift.TwoSample;

/// <summary>Tells whether current values are the reference in another unit, as minutes for hours, or Fahrenheit for Celsius.</summary>
public static class UnitJump
{
    /// <summary>Looks for a change of unit that explains why the samples differ.</summary>
    /// <param name="sortedReference">Reference values in ascending order, at least one row.</param>
    /// <param name="current">Current values, any order, at least one row.</param>
    /// <param name="options">When a change counts as one of unit; null: the defaults of <see cref="UnitJumpOptions"/>.</param>
    /// <returns>The change, or null: too few rows, no large distance, no ratio that fits, or none that fits clearly best.</returns>
    /// <exception cref="ArgumentException">A sample is empty or holds NaN, the reference is not ascending, or an option is out of range.
    /// </exception>
    /// <remarks>No published procedure. Candidates are ratios of a table within twice the ratio of the quartiles of sizes, and the
    /// temperatures. Each is undone and measured by <see cref="KolmogorovSmirnov"/>. The nearest is the answer if the distance was large
    /// before and is small after, and if it leads every rival: the other ratios, the same one bent (by a tenth below tenfold, by a quarter
    /// above), and a shift of the median. A scale of the quartiles that beats the table is drift, and so are whole numbers that stay
    /// whole where a ratio below tenfold would break them. Assumes independent rows, that all of them changed at once, that nothing else
    /// drifted much, and that new values are not rounded coarsely. A drift whose scale happens to be one of the table cannot be told
    /// from a change of unit.</remarks>
    public static UnitChange? Find(ReadOnlySpan<double> sortedReference, ReadOnlySpan<double> current, UnitJumpOptions? options = null)
    {
        options ??= new UnitJumpOptions();
        options.Check();
        Check(sortedReference, current);
        var (reference, sorted) = (sortedReference.ToArray(), current.ToArray());
        Array.Sort(sorted);
        if (!HoldsEnough(reference, options) || !HoldsEnough(sorted, options))
        {
            return null;
        }

        var fit = new UnitFit(reference, sorted);
        var before = fit.Before();
        return before.Statistic >= options.LeastBefore ? Best(fit, before, options) : null;
    }

    private static void Check(ReadOnlySpan<double> sortedReference, ReadOnlySpan<double> current)
    {
        Require.NotEmpty(sortedReference, nameof(sortedReference));
        Require.NotEmpty(current, nameof(current));
        Require.NoNaN(sortedReference, nameof(sortedReference));
        Require.NoNaN(current, nameof(current));
        Require.Ascending(sortedReference, nameof(sortedReference));
    }

    private static bool HoldsEnough(double[] sample, UnitJumpOptions options) => sample.Length >= options.LeastRows
        && sample.Where(value => value != 0).Distinct().Take(options.LeastDistinct).Count() == options.LeastDistinct;

    private static UnitChange? Best(UnitFit fit, TestResult before, UnitJumpOptions options)
    {
        var found = UnitRatio.All.Where(fit.IsNear).Select(ratio => (Ratio: ratio, Distance: fit.Distance(ratio))).ToList();
        var lead = options.LeadWidths * fit.Noise;
        if (found.Count == 0)
        {
            return null;
        }

        var nearest = found.MinBy(one => one.Distance);

        // Of ratios that the rows cannot tell apart the most common is named first.
        var alike = found.Where(one => one.Ratio.IsTwinOf(nearest.Ratio) && one.Distance <= nearest.Distance + lead).ToList();
        var (best, distance) = alike.Count == 0 ? nearest : alike[0];
        var rivals = found.Select(one => one.Ratio).Where(ratio => ratio != best && !ratio.IsTwinOf(best)).Concat(best.Bent());
        if (!Fits(distance, best, before, fit, options)
            || rivals.Concat(fit.PlainShift(best)).Any(rival => fit.Distance(rival) < distance + (best.IsNarrow ? 2 * lead : lead))
            || fit.PlainScale(best).Any(rival => fit.Distance(rival) + lead < distance))
        {
            return null;
        }

        var other = alike.Select(one => one.Ratio.Name).FirstOrDefault(name => name != best.Name);
        return new UnitChange(best.Factor, best.Offset, best.Name, other, before, fit.After(best));
    }

    private static bool Fits(double distance, UnitRatio ratio, TestResult before, UnitFit fit, UnitJumpOptions options)
    {
        var widths = ratio.IsNarrow ? options.NarrowNoiseWidths : options.NoiseWidths;
        return distance <= Math.Max(options.MostAfter, widths * fit.Noise) && distance * options.LeastGain <= before.Statistic;
    }
}
