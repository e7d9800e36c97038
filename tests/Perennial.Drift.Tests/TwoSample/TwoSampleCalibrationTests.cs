using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

/// <summary>Where nothing drifts a test alarms as often as stated, within four standard deviations. The long version is a proof.</summary>
public sealed class TwoSampleCalibrationTests
{
    private const int Streams = 500;
    private const double Alpha = 0.05;

    public static TheoryData<string> Methods => [.. TwoSampleMethod.Tests.Keys.Where(method => !method.StartsWith("epps", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_test_of_numbers_keeps_its_alpha(string method)
    {
        var isAtMost = method == "kolmogorov_smirnov";
        Keeps(isAtMost, random => TwoSampleMethod.Tests[method](Draws.Of(random, 120, z => z), Draws.Of(random, 80, z => z)).PValue);
        Keeps(isAtMost, random => TwoSampleMethod.Tests[method](Draws.Of(random, 20, Math.Exp), Draws.Of(random, 14, Math.Exp)).PValue);
    }

    [Fact]
    public void Tests_of_counts_keep_their_alpha()
    {
        Keeps(false, random => ChiSquared.Test(Counts(random, 200), Counts(random, 100)).PValue);
        Keeps(false, random => GTest.Test(Counts(random, 200), Counts(random, 100)).PValue);
        Keeps(false, random => TotalVariation.Test(Counts(random, 200), Counts(random, 100), 99, random.Next()).PValue);
        Keeps(false, random => TwoProportionZ.Test(Counts(random, 400)[0], 400, Counts(random, 200)[0], 200).PValue);
        Keeps(true, random => FisherExact.Test(Counts(random, 60)[0], 60, Counts(random, 30)[0], 30).PValue);
    }

    [Fact]
    public void A_reference_taken_as_known_alarms_too_often_so_the_other_form_is_the_default()
    {
        var alarms = Enumerable.Range(0, Streams).Count(stream =>
            ChiSquared.TestAgainstKnown(Counts(new Random(stream), 100), Counts(new Random(stream + 100_000), 100)).PValue <= Alpha);
        Assert.InRange(alarms, Streams * 0.12, Streams * 0.4);
    }

    private static long[] Counts(Random random, int rows)
    {
        var counts = new long[4];
        for (var row = 0; row < rows; row++)
        {
            counts[(int)(4 * Math.Pow(random.NextDouble(), 1.5))]++;
        }

        return counts;
    }

    private static void Keeps(bool isAtMost, Func<Random, double> p)
    {
        var alarms = Enumerable.Range(0, Streams).Count(stream => p(new Random(stream)) <= Alpha + 1e-12);
        var slack = 4 * Math.Sqrt(Alpha * (1 - Alpha) * Streams);
        Assert.InRange(alarms, isAtMost ? 0 : (Alpha * Streams) - slack, (Alpha * Streams) + slack);
    }
}
