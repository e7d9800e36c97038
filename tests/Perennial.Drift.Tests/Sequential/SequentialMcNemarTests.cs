using CsCheck;
using Perennial.Drift.Sequential;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Sequential;

public sealed class SequentialMcNemarTests
{
    private static readonly SequentialMcNemar Test = new();

    [Fact]
    public void E_value_agrees_with_scipy()
    {
        var rows = GoldenFile.Rows("e_values.csv").Where(row => row[0] == "mcnemar").ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var counts = GoldenFile.Counts(row[1]);
            Assert.Equal(GoldenFile.Number(row[3]), Test.Judge(new(counts[0], counts[1])).LogEValue, 1e-9);
        }
    }

    // Laplace's rule of succession: under a uniform prior the next unit falls as (1 + seen) / (2 + all).
    [Fact]
    public void E_value_is_the_product_of_predictions_over_one_half() => Gen.Bool.Array[0, 60].Sample(units =>
    {
        double e = 1;
        long b = 0, c = 0;
        foreach (var challenger in units)
        {
            e *= 2.0 * (1 + (challenger ? c : b)) / (2 + b + c);
            (b, c) = challenger ? (b, c + 1) : (b + 1, c);
        }

        return Close.Numbers(e, Test.Judge(new(b, c)).EValue, 1e-10);
    });

    [Fact]
    public void Verdict_falls_at_one_over_alpha_and_names_the_winner()
    {
        Assert.Equal(SequentialVerdict.KeepGoing, Test.Judge(new(0, 6)).Verdict);
        Assert.Equal(SequentialVerdict.KeepGoing, Test.Judge(new(0, 7)).Verdict);
        Assert.Equal(SequentialVerdict.ChallengerBetter, Test.Judge(new(0, 8)).Verdict);
        Assert.Equal(SequentialVerdict.ChallengerWorse, Test.Judge(new(8, 0)).Verdict);
        Close.Equal(9.0 / 256, Test.Judge(new(0, 8)).PValue);
    }

    [Fact]
    public void A_cluster_has_one_vote_whatever_its_rows() => Assert.Equal(
        new DiscordantPairs(championCount: 1, challengerCount: 2),
        DiscordantPairs.OfClusters([new(-40, 100), new(1, 1), new(0, 7), new(-0.5, 2)]));

    [Fact]
    public void Refuses_a_negative_count() =>
        Assert.Equal("challengerCount", Assert.Throws<ArgumentException>(() => new DiscordantPairs(0, -1)).ParamName);
}
