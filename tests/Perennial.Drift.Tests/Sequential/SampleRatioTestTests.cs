using CsCheck;
using Perennial.Drift.Sequential;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Sequential;

public sealed class SampleRatioTestTests
{
    [Fact]
    public void E_value_agrees_with_scipy()
    {
        var rows = GoldenFile.Rows("e_values.csv").Where(row => row[0] == "sample_ratio").ToArray();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var test = new SampleRatioTest(GoldenFile.Numbers(row[2]));
            Assert.Equal(GoldenFile.Number(row[3]), test.Judge(new([.. GoldenFile.Counts(row[1])])).LogEValue, 1e-8);
        }
    }

    [Fact]
    public void E_value_is_the_product_of_predictions_over_expected_shares() => Gen.Int[0, 2].Array[0, 80].Sample(units =>
    {
        double[] shares = [0.5, 0.3, 0.2];
        var counts = new long[3];
        var logE = 0.0;
        foreach (var arm in units)
        {
            logE += Math.Log(((40 * shares[arm]) + counts[arm]) / (40 + counts.Sum()) / shares[arm]);
            counts[arm]++;
        }

        var found = new SampleRatioTest(shares, concentration: 40).Judge(new([.. counts])).LogEValue;
        return Math.Abs(logE - found) < 1e-10;
    });

    [Fact]
    public void A_broken_split_is_found_and_a_sound_one_is_not()
    {
        var test = new SampleRatioTest([0.5, 0.5]);
        Assert.True(test.Judge(new([5500, 4500])).Mismatch);
        Assert.False(test.Judge(new([5050, 4950])).Mismatch);
    }

    [Fact]
    public void Refuses_shares_and_counts_that_do_not_fit()
    {
        Assert.Equal("expectedShares", Assert.Throws<ArgumentException>(() => new SampleRatioTest([0.5, 0.4])).ParamName);
        Assert.Equal("counts", Assert.Throws<ArgumentException>(() => new ArmCounts([1])).ParamName);
        var test = new SampleRatioTest([0.5, 0.5]);
        Assert.Equal("cohort", Assert.Throws<ArgumentException>(() => test.Update(test.Start, new([1, 2, 3]))).ParamName);
    }
}
