using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

public sealed partial record ColumnComparison
{
    private const int MostNamed = 12;

    /// <summary>Compares numbers that are held as rows.</summary>
    /// <param name="reference">Reference, at least two rows; infinities count as the largest values.</param>
    /// <param name="current">Current rows, likewise.</param>
    /// <param name="options">Settings; null: the defaults of <see cref="ColumnComparisonOptions"/>.</param>
    /// <returns>The comparison; where there are infinities, of ranks and bins alone.</returns>
    /// <exception cref="ArgumentException">A sample has one row only.</exception>
    /// <remarks>Test as <see cref="TestChoice"/> says. Time O(n + m), after the sort.</remarks>
    public static ColumnComparison OfNumbers(SortedSample reference, SortedSample current, ColumnComparisonOptions? options = null)
    {
        options ??= new();
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        Require.AtLeast(reference.Rows, 2, nameof(reference));
        Require.AtLeast(current.Rows, 2, nameof(current));
        if (!IsFinite(reference) || !IsFinite(current))
        {
            return OfRanks(reference, current, options);
        }

        var all = NumericComparison.Of(reference, current, TwoSample.Bins.Quantiles(reference, options.Bins));
        var choice = TestChoice.OfNumbers(reference.Rows, current.Rows);
        var test = choice == ColumnTest.KolmogorovSmirnov ? all.KolmogorovSmirnov : all.AndersonDarling;
        var distances = new ColumnDistances(all.JensenShannon, all.PopulationStability.Value)
        {
            PopulationStabilityWithoutDrift = all.PopulationStability.ExpectedWithoutDrift,
            Wasserstein = all.Wasserstein,
            NormalizedWasserstein = Finite(all.NormalizedWasserstein),
            Energy = all.Energy,
            Hellinger = all.Hellinger,
            TotalVariation = all.TotalVariation,
            LInfinity = all.LInfinity,
            KullbackLeibler = all.KullbackLeibler,
        };
        return new(choice, test.Statistic, test.PValue, distances, ColumnShape.Of(reference, current, options.Bars));
    }

    /// <summary>Compares categories that are counted in full.</summary>
    /// <param name="reference">Rows per category of the reference, each 0 or more, at least one row in all.</param>
    /// <param name="current">Current rows per category, likewise.</param>
    /// <param name="options">Settings; null: the defaults of <see cref="ColumnComparisonOptions"/>.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">A count is negative, or a sample has no rows.</exception>
    /// <remarks>Rare categories are taken together for the test, not for the distances; test as <see cref="TestChoice"/> says.</remarks>
    public static ColumnComparison OfCategories(
        IReadOnlyDictionary<string, long> reference, IReadOnlyDictionary<string, long> current, ColumnComparisonOptions? options = null)
    {
        options ??= new();
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        string[] names = [.. reference.Keys.Union(current.Keys).Order(StringComparer.Ordinal)];
        long[] first = [.. names.Select(name => reference.GetValueOrDefault(name))];
        long[] second = [.. names.Select(name => current.GetValueOrDefault(name))];
        var (choice, test) = CategoryTest.Of(first, second, options.LeastExpectedRows);
        var distances = Binned(first, second, PopulationStabilityIndex.OfCounts(first, second));
        return new(choice, test.Statistic, test.PValue, distances, ColumnShape.Of(names, first, second, MostNamed));
    }

    // Infinities have a rank, and no distance.
    private static ColumnComparison OfRanks(SortedSample reference, SortedSample current, ColumnComparisonOptions options)
    {
        var test = KolmogorovSmirnov.Test(reference, current);
        var bins = TwoSample.Bins.Quantiles(reference, options.Bins);
        var (first, second) = (bins.RowsOf(reference), bins.RowsOf(current));
        return new(
            ColumnTest.KolmogorovSmirnov,
            test.Statistic,
            test.PValue,
            Binned(first, second, PopulationStabilityIndex.OfCounts(first, second)),
            ColumnShape.Of(reference, current, options.Bars));
    }

    private static ColumnDistances Binned(long[] first, long[] second, StabilityIndex index) => new(JensenShannon.OfCounts(first, second), index.Value)
    {
        PopulationStabilityWithoutDrift = index.ExpectedWithoutDrift,
        Hellinger = Hellinger.OfCounts(first, second),
        TotalVariation = TotalVariation.OfCounts(first, second),
        LInfinity = LInfinity.OfCounts(first, second),
        KullbackLeibler = KullbackLeibler.OfCounts(first, second),
    };

    private static bool IsFinite(SortedSample sample) => double.IsFinite(sample.Values[0]) && double.IsFinite(sample.Values[^1]);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
