using Perennial.Drift.Distributions;
using Perennial.Drift.Streaming;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Streaming;

public sealed class GoldenRunLengthTests
{
    [Fact]
    public void Run_lengths_agree_with_another_rule_of_integration()
    {
        foreach (var row in GoldenFile.Rows("run_lengths.csv"))
        {
            var numbers = row[1..].Select(GoldenFile.Number).ToArray();
            var found = row[0] == "cusum"
                ? CusumRunLength.Mean(numbers[0], numbers[1], numbers[2], headStartRatio: numbers[3])
                : EwmaRunLength.Mean(numbers[0], numbers[1], numbers[2]);
            Close.Equal(numbers[4], found, 1e-8, string.Join(' ', row));
        }
    }

    [Fact]
    public void The_distance_of_equal_samples_has_the_exact_p()
    {
        foreach (var row in GoldenFile.Rows("equal_sizes.csv").Select(row => row.Select(GoldenFile.Number).ToArray()))
        {
            Close.Equal(row[2], EqualSampleDistance.Survival((int)row[1], (int)row[0]), 1e-9, $"{row[1]} of {row[0]}");
        }
    }

    [Theory]
    [InlineData(0.5, ShiftSide.Both, 0)]
    [InlineData(0.25, ShiftSide.Up, 0.5)]
    public void A_threshold_found_has_the_run_length_wanted(double allowance, ShiftSide side, double headStart) => Assert.All([2.5, 100, 1000, 1e6], wanted =>
        Close.Equal(wanted, CusumRunLength.Mean(allowance, CusumRunLength.Threshold(allowance, wanted, side, headStart), 0, side, headStart), 1e-8));

    [Theory]
    [InlineData(0.1, ShiftSide.Both)]
    [InlineData(1, ShiftSide.Both)]
    [InlineData(0.2, ShiftSide.Down)]
    public void A_width_found_has_the_run_length_wanted(double weight, ShiftSide side) => Assert.All([10, 370.4, 1e5], wanted =>
        Close.Equal(wanted, EwmaRunLength.Mean(weight, EwmaRunLength.Width(weight, wanted, side), 0, side), 1e-8));

    [Fact]
    public void Run_lengths_shrink_with_a_shift_and_are_alike_either_way()
    {
        double[] shifts = [0, 0.3, 0.9, 2, 5];
        var cusum = shifts.Select(shift => CusumRunLength.Mean(0.5, 5, shift)).ToArray();
        var ewma = shifts.Select(shift => EwmaRunLength.Mean(0.1, 2.8, shift)).ToArray();
        Assert.Equal(cusum.OrderDescending(), cusum);
        Assert.Equal(ewma.OrderDescending(), ewma);
        Assert.All(shifts, shift => Close.Equal(CusumRunLength.Mean(0.5, 5, shift), CusumRunLength.Mean(0.5, 5, -shift), 1e-10));
        Assert.All(shifts, shift => Close.Equal(EwmaRunLength.Mean(0.1, 2.8, shift), EwmaRunLength.Mean(0.1, 2.8, -shift), 1e-10));
    }

    [Fact]
    public void A_chart_of_the_newest_value_alone_is_shewharts() =>
        Close.Equal(1 / 0.0026997960632602, EwmaRunLength.Mean(1, 3), 1e-9);

    [Fact]
    public void What_cannot_be_had_is_refused_by_name()
    {
        Assert.Equal("allowance", Assert.Throws<ArgumentException>(() => CusumRunLength.Mean(double.NaN, 5)).ParamName);
        Assert.Equal("threshold", Assert.Throws<ArgumentException>(() => CusumRunLength.Mean(0.5, 0)).ParamName);
        Assert.Equal("weight", Assert.Throws<ArgumentException>(() => EwmaRunLength.Mean(1.5, 3)).ParamName);
        Assert.Equal("wanted", Assert.Throws<ArgumentException>(() => CusumRunLength.Threshold(0.5, 1)).ParamName);
    }
}
