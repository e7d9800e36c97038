using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Selection;

public sealed partial record ColumnComparison
{
    private const int MostNamed = 12;

    /// <summary>Compares numbers that are held as rows.</summary>
    /// <param name="reference">Reference, at least two rows, all finite.</param>
    /// <param name="current">Current rows, likewise.</param>
    /// <param name="options">Settings; null: the defaults of <see cref="ColumnComparisonOptions"/>.</param>
    /// <returns>The comparison.</returns>
    /// <exception cref="ArgumentException">A sample has one row only, or holds an infinity.</exception>
    /// <remarks>Test by <see cref="TestChoice.OfNumbers"/>. Time O(n + m), after the sort.</remarks>
    public static ColumnComparison OfNumbers(SortedSample reference, SortedSample current, ColumnComparisonOptions? options = null)
    {
        options ??= new();
        ArgumentNullException.ThrowIfNull(reference);
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
    /// <remarks>Rare categories are taken together for the test, not for the distances; test by <see cref="TestChoice.OfCategories"/>.</remarks>
    public static ColumnComparison OfCategories(
        IReadOnlyDictionary<string, long> reference, IReadOnlyDictionary<string, long> current, ColumnComparisonOptions? options = null)
    {
        options ??= new();
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        string[] names = [.. reference.Keys.Union(current.Keys).Order(StringComparer.Ordinal)];
        long[] first = [.. names.Select(name => reference.GetValueOrDefault(name))];
        long[] second = [.. names.Select(name => current.GetValueOrDefault(name))];
        var index = PopulationStabilityIndex.OfCounts(first, second);
        var (choice, test) = Tested(first, second, options.LeastExpectedRows);
        var distances = new ColumnDistances(JensenShannon.OfCounts(first, second), index.Value)
        {
            PopulationStabilityWithoutDrift = index.ExpectedWithoutDrift,
            Hellinger = Hellinger.OfCounts(first, second),
            TotalVariation = TotalVariation.OfCounts(first, second),
            LInfinity = LInfinity.OfCounts(first, second),
            KullbackLeibler = KullbackLeibler.OfCounts(first, second),
        };
        return new(choice, test.Statistic, test.PValue, distances, ColumnShape.Of(names, first, second, MostNamed));
    }

    private static (ColumnTest Choice, TestResult Result) Tested(ReadOnlySpan<long> first, ReadOnlySpan<long> second, double leastExpectedRows)
    {
        var pooled = PooledCategories.Of(first, second, leastExpectedRows);
        var choice = TestChoice.OfCategories(pooled.First, pooled.Second, leastExpectedRows);
        return (choice, choice == ColumnTest.FisherExact
            ? FisherExact.Test(pooled.First[0], pooled.First.Sum(), pooled.Second[0], pooled.Second.Sum())
            : ChiSquared.Test(pooled.First, pooled.Second));
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
