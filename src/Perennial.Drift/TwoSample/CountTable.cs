using Perennial.Drift.Distributions;

namespace Perennial.Drift.TwoSample;

/// <summary>Two checked lists of rows per category, those empty in both dropped, read as shares.</summary>
internal sealed class CountTable
{
    private readonly (long First, long Second)[] counts;

    private CountTable((long First, long Second)[] counts, long firstRows, long secondRows) =>
        (this.counts, FirstRows, SecondRows) = (counts, firstRows, secondRows);

    public int Categories => counts.Length;

    public long FirstRows { get; }

    public long SecondRows { get; }

    public static CountTable Of(ReadOnlySpan<long> firstCounts, ReadOnlySpan<long> secondCounts)
    {
        Require.SameLength(firstCounts.Length, secondCounts.Length, nameof(secondCounts));
        var first = CategoryCounts.Total(firstCounts, nameof(firstCounts));
        var second = CategoryCounts.Total(secondCounts, nameof(secondCounts));
        var kept = new List<(long First, long Second)>(firstCounts.Length);
        for (var category = 0; category < firstCounts.Length; category++)
        {
            if (firstCounts[category] + secondCounts[category] > 0)
            {
                kept.Add((firstCounts[category], secondCounts[category]));
            }
        }

        return new CountTable([.. kept], first, second);
    }

    public double First(int category) => (double)counts[category].First / FirstRows;

    public double Second(int category) => (double)counts[category].Second / SecondRows;

    public (long First, long Second) Rows(int category) => counts[category];

    /// <summary>The sum of a term of the two shares over the categories.</summary>
    public double Sum(Func<double, double, double> term)
    {
        var sum = 0.0;
        for (var category = 0; category < Categories; category++)
        {
            sum += term(First(category), Second(category));
        }

        return sum;
    }

    public TestResult ChiSquared(double statistic) => new(
        statistic, Categories < 2 ? 1 : GammaFunction.Q((Categories - 1) / 2.0, statistic / 2), FirstRows, SecondRows);
}
