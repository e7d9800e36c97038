using Perennial.Drift.Paired;

namespace Perennial.Drift.Tests.Paired;

public sealed class McNemarTests
{
    [Theory]
    [InlineData(3, 9)]
    [InlineData(0, 5)]
    [InlineData(12, 12)]
    [InlineData(10, 14)]
    [InlineData(30, 51)]
    [InlineData(120, 175)]
    [InlineData(0, 40)]
    public void The_p_value_is_that_of_R(int first, int second)
    {
        var expected = PairedGolden.Of($"mcnemar_{first}_{second}");
        Assert.Equal(expected, McNemar.Test(first, second).PValue, Math.Max(1e-12, expected * 1e-9));
    }

    [Fact]
    public void Below_25_rows_it_is_the_binomial_sum()
    {
        for (var rows = 1; rows < 25; rows++)
        {
            for (var first = 0; first <= rows; first++)
            {
                var fewer = Math.Min(first, rows - first);
                var sum = Enumerable.Range(0, fewer + 1).Sum(k => Choose(rows, k)) * Math.Pow(0.5, rows);
                Assert.Equal(Math.Min(1, 2 * sum), McNemar.Test(first, rows - first).PValue, 1e-12);
            }
        }
    }

    [Fact]
    public void It_is_symmetric_and_equal_counts_say_nothing()
    {
        Assert.Equal(McNemar.Test(40, 70).PValue, McNemar.Test(70, 40).PValue);
        Assert.Equal(1, McNemar.Test(0, 0).PValue);
        Assert.Equal(1, McNemar.Test(500, 500).PValue);
    }

    [Fact]
    public void Rows_that_both_or_neither_got_right_do_not_count()
    {
        bool[] first = [true, true, false, true, false, true], second = [true, false, false, false, true, true];
        Assert.Equal(McNemar.Test(2, 1), McNemar.Test(first, second));
        Assert.Throws<ArgumentException>(() => McNemar.Test([true], []));
        Assert.Throws<ArgumentException>(() => McNemar.Test(-1, 0));
    }

    private static double Choose(int n, int k) => k == 0 ? 1 : Choose(n - 1, k - 1) * n / k;
}
