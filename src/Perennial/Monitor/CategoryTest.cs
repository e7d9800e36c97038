using Perennial.Drift;
using Perennial.Drift.TwoSample;

namespace Perennial.Monitor;

/// <summary>Tests rows by category, few of them or many.</summary>
/// <remarks>Chi-squared of the categories of which at least <see cref="LeastExpected"/> rows are expected on either side (Cochran 1954). All rarer ones
/// are one more category; where even that is rare, Fisher's exact test holds it against the others, and p is twice the smaller of both (Bonferroni).
/// What is rare is told from both sides together, so that neither test knows which side it looks at. A category that is new is one like any other.</remarks>
internal static class CategoryTest
{
    /// <summary>Rows expected in a category, on the side with fewer rows, for the chi-squared approximation to hold: 5.</summary>
    public const double LeastExpected = 5;

    private const double HalfRow = 0.5;

    /// <summary>The name of the test, and what it says.</summary>
    /// <param name="before">Rows by category in the reference.</param>
    /// <param name="now">Rows by category in the window.</param>
    public static (string Test, TestResult Result) Of(long[] before, long[] now)
    {
        var (n, m) = (before.Sum(), now.Sum());
        var smaller = Math.Min(n, m) / (double)(n + m);
        bool[] rare = [.. before.Zip(now, (one, other) => (one + other) * smaller < LeastExpected)];
        var (rareBefore, rareNow) = (Sum(before, rare), Sum(now, rare));
        var (often, oftenNow) = (Kept(before, rare), Kept(now, rare));
        return (rareBefore + rareNow) * smaller >= LeastExpected
            ? ("chi-squared", ChiSquared.Test([.. often, rareBefore], [.. oftenNow, rareNow]))
            : rareBefore + rareNow == 0 ? ("chi-squared", ChiSquared.Test(often, oftenNow))
            : Less(("fisher-exact", Fisher(rareBefore, n, rareNow, m)), often, oftenNow);
    }

    private static (string Test, TestResult Result) Less((string Test, TestResult Result) exact, long[] often, long[] oftenNow)
    {
        if (often.Length < 2)
        {
            return exact;
        }

        var frequent = ChiSquared.Test(often, oftenNow);
        var (test, least) = exact.Result.PValue < frequent.PValue ? exact : ("chi-squared", frequent);
        return (test, least with { PValue = Math.Min(1, 2 * least.PValue), FirstRows = exact.Result.FirstRows, SecondRows = exact.Result.SecondRows });
    }

    /// <summary>The odds ratio, new to old, has half a row more in each cell (Haldane 1956), so that it is a number.</summary>
    private static TestResult Fisher(long before, long rowsBefore, long now, long rows) =>
        FisherExact.Test(before, rowsBefore, now, rows) with
        {
            Statistic = (now + HalfRow) * (rowsBefore - before + HalfRow) / ((rows - now + HalfRow) * (before + HalfRow)),
        };

    private static long Sum(long[] counts, bool[] rare) => counts.Where((_, at) => rare[at]).Sum();

    private static long[] Kept(long[] counts, bool[] rare) => [.. counts.Where((_, at) => !rare[at])];
}
