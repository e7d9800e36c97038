namespace Perennial.Drift.TwoSample;

/// <summary>A sorted reference beside sorted current values, and how near a change of unit, undone, brings them together.</summary>
internal sealed class UnitFit(double[] reference, double[] current)
{
    // Values are equal up to this relative difference, so that 49 * (1 / 49) and numbers stored in 32 bits stay on their lattice.
    private const double SameValue = 1e-6;

    // Quartiles of small or discrete samples err; a ratio farther than this from the plain scale is not looked at.
    private const double FarthestScale = 2;

    private readonly double? scale = Scale(reference, current);
    private readonly bool whole = reference.All(double.IsInteger) && current.All(double.IsInteger);

    /// <summary>What one unit of noise in a distance is: sqrt(1/n + 1/m).</summary>
    public double Noise { get; } = Math.Sqrt((1.0 / reference.Length) + (1.0 / current.Length));

    public TestResult Before() => KolmogorovSmirnov.OfSorted(reference, current);

    public TestResult After(UnitRatio ratio) => KolmogorovSmirnov.OfSorted(reference, Undone(ratio));

    public double Distance(UnitRatio ratio) => KolmogorovSmirnov.StatisticOfSorted(reference, Undone(ratio));

    /// <summary>Whether a ratio is worth a look: near the plain scale, or with an offset, which the plain scale says nothing of.</summary>
    public bool IsNear(UnitRatio ratio) => !BreaksCounts(ratio)
        && (ratio.Offset != 0 || (scale is { } known && Math.Abs(Math.Log(ratio.Factor / known)) <= Math.Log(FarthestScale)));

    // Counts that grew are still counts, while whole miles are no whole kilometres. Above tenfold growth needs no such check.
    private bool BreaksCounts(UnitRatio ratio) =>
        ratio.IsNarrow && whole && !reference.All(value => IsWhole((value * ratio.Factor) + ratio.Offset));

    private static bool IsWhole(double value) => Math.Abs(value - Math.Round(value)) <= SameValue * Math.Abs(value);

    /// <summary>The shift of the median, unless the change of unit is itself no more than a shift.</summary>
    public IEnumerable<UnitRatio> PlainShift(UnitRatio best)
    {
        if (best.Factor != 1)
        {
            yield return new UnitRatio(1, Quartile(current, 2) - Quartile(reference, 2), "plain shift");
        }
    }

    /// <summary>The scale of the quartiles, unless the change of unit is more than a scale.</summary>
    public IEnumerable<UnitRatio> PlainScale(UnitRatio best)
    {
        if (best.Offset == 0 && scale is { } known)
        {
            yield return new UnitRatio(known, 0, "plain scale");
        }
    }

    // Mean log ratio of the three quartiles of sizes other than 0.
    private static double? Scale(double[] reference, double[] current)
    {
        var (old, now) = (Sizes(reference), Sizes(current));
        if (old.Length == 0 || now.Length == 0)
        {
            return null;
        }

        var log = 0.0;
        for (var quarter = 1; quarter <= 3; quarter++)
        {
            log += Math.Log(Quartile(now, quarter) / Quartile(old, quarter)) / 3;
        }

        return double.IsFinite(log) ? Math.Exp(log) : null;
    }

    private static double Quartile(double[] sorted, int quarter) => sorted[sorted.Length * quarter / 4];

    private static double[] Sizes(double[] sample)
    {
        double[] sizes = [.. sample.Where(value => value != 0).Select(Math.Abs)];
        Array.Sort(sizes);
        return sizes;
    }

    private double[] Undone(UnitRatio ratio)
    {
        var undone = new double[current.Length];
        var near = 0;
        for (var row = 0; row < undone.Length; row++)
        {
            var value = (current[row] - ratio.Offset) / ratio.Factor;
            while (near + 1 < reference.Length && Math.Abs(reference[near + 1] - value) <= Math.Abs(reference[near] - value))
            {
                near++;
            }

            var same = SameValue * (Math.Abs(value) + Math.Abs(ratio.Offset / ratio.Factor));
            undone[row] = double.IsFinite(value) && Math.Abs(reference[near] - value) <= same ? reference[near] : value;
        }

        return undone;
    }
}
