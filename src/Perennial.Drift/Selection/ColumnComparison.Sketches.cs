using Perennial.Drift.Distributions;
using Perennial.Drift.Sketches;

namespace Perennial.Drift.Selection;

public sealed partial record ColumnComparison
{
    /// <summary>Compares numbers of which only profiles are kept. What the profiles count as missing is compared too.</summary>
    /// <param name="reference">The reference's profile, at least two rows with a value.</param>
    /// <param name="current">The current rows' profile, likewise.</param>
    /// <param name="options">Settings; null: the defaults of <see cref="ColumnComparisonOptions"/>.</param>
    /// <returns>The comparison, with its errors.</returns>
    /// <exception cref="ArgumentException">A profile has fewer than two rows with a value.</exception>
    /// <remarks>Kolmogorov-Smirnov. p is that of the least distance which the error leaves, by Kolmogorov's limit: it is never too small, but
    /// with probability 1 - <see cref="ColumnComparisonOptions.SketchConfidence"/>.</remarks>
    public static ColumnComparison OfProfiles(NumberProfile reference, NumberProfile current, ColumnComparisonOptions? options = null)
    {
        options ??= new();
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        Require.AtLeast(reference.Rows, 2, nameof(reference));
        Require.AtLeast(current.Rows, 2, nameof(current));
        var (first, second, confidence) = (reference.Quantiles, current.Quantiles, options.SketchConfidence);
        var gap = SketchKolmogorovSmirnov.Between(first, second, confidence);
        var moved = SketchWasserstein.Between(first, second, confidence);
        var entropy = SketchJensenShannon.Between(first, second, options.Bins, confidence);
        var index = SketchStabilityIndex.Between(first, second, options.Bins, confidence);
        var deviation = Math.Sqrt(reference.Moments.Variance);
        var distances = new ColumnDistances(entropy.Value, index.Value)
        {
            Wasserstein = moved.Value, NormalizedWasserstein = Finite(moved.Value / deviation),
        };
        var errors = new ColumnDistances(entropy.Error, index.Error) { Wasserstein = moved.Error, NormalizedWasserstein = Finite(moved.Error / deviation) };
        var p = Least(gap, reference.Rows, current.Rows);
        return new(ColumnTest.SketchedKolmogorovSmirnov, gap.Value, p, distances, ColumnShape.Of(first, second, options.Bars))
        {
            StatisticError = gap.Error,
            Errors = errors,
            Missing = Missed(reference, current),
        };
    }

    /// <summary>Compares categories of which only profiles are kept. What the profiles count as missing is compared too.</summary>
    /// <param name="reference">The reference's profile, at least one row with a value.</param>
    /// <param name="current">The current rows' profile, likewise.</param>
    /// <param name="options">Settings; null: the defaults of <see cref="ColumnComparisonOptions"/>.</param>
    /// <returns>The comparison, with its errors.</returns>
    /// <exception cref="ArgumentException">A profile has no row with a value.</exception>
    /// <remarks>While both profiles hold every category, as <see cref="OfCategories"/>. Otherwise chi-squared over buckets, which are counted
    /// in full: a test without error, that is blind to changes among categories of one bucket.</remarks>
    public static ColumnComparison OfProfiles(BucketedCategories reference, BucketedCategories current, ColumnComparisonOptions? options = null)
    {
        options ??= new();
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        var (first, second) = (reference.Profile.Frequent, current.Profile.Frequent);
        var missing = Missed(reference.Profile, current.Profile);
        if (first.MostError == 0 && second.MostError == 0)
        {
            return OfCategories(Counts(first), Counts(second), options) with { Missing = missing };
        }

        var (choice, test) = CategoryTest.Of(reference.Buckets, current.Buckets, options.LeastExpectedRows);
        var (entropy, index) = (SketchJensenShannon.Between(first, second), SketchStabilityIndex.Between(first, second));
        string[] names = [.. first.Top().Concat(second.Top()).Select(pair => pair.Key).Distinct(StringComparer.Ordinal)];
        var shape = ColumnShape.Of(
            names, [.. names.Select(first.CountOf)], [.. names.Select(second.CountOf)], MostNamed, first.Rows, second.Rows);
        return new(choice == ColumnTest.FisherExact ? choice : ColumnTest.BucketedChiSquared, test.Statistic, test.PValue, new(entropy.Value, index.Value), shape)
        {
            Errors = new(entropy.Error, index.Error), Missing = missing,
        };
    }

    private static double Least(SketchDistance gap, long firstRows, long secondRows)
    {
        var scale = Math.Sqrt(1 / ((1.0 / firstRows) + (1.0 / secondRows)));
        return Math.Clamp(KolmogorovDistribution.Survival(scale * Math.Max(0, gap.Value - gap.Error)), 0, 1);
    }

    private static MissingComparison? Missed(ReferenceProfile first, ReferenceProfile second) =>
        MissingComparison.Of(first.Missing, first.Rows + first.Missing, second.Missing, second.Rows + second.Missing);

    private static Dictionary<string, long> Counts(MisraGries sketch) => sketch.Top().ToDictionary(StringComparer.Ordinal);
}
