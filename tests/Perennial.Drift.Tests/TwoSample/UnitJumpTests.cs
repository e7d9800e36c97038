using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

public sealed class UnitJumpTests
{
    private static readonly Dictionary<string, Func<double, double>> Shapes = new()
    {
        ["normal"] = z => 50 + (8 * z),
        ["skewed"] = z => 3 * Math.Exp(0.5 * z),
        ["discrete"] = z => Math.Round(30 + (7 * z)),
    };

    public static TheoryData<double> Ratios =>
    [
        10, 1e2, 1e3, 1e4, 1e5, 1e6, 60, 3600, 24, 86400, 1440, 12, 7, 1.609344, 2.54, 0.3048, 0.45359237, 28.349523125, 16, 3.6,
        1024, 1048576,
    ];

    [Theory]
    [MemberData(nameof(Ratios))]
    public void A_ratio_of_units_is_found_in_both_directions_on_every_shape(double ratio)
    {
        foreach (var (shape, draw) in Shapes)
        {
            foreach (var factor in new[] { ratio, 1 / ratio })
            {
                var random = new Random(31);
                var reference = Draws.Sorted(Draws.Of(random, 3000, draw));
                var found = UnitJump.Find(reference, Draws.Of(random, 2000, z => draw(z) * factor));
                Assert.True(found is not null, $"{shape} times {factor}: nothing found");
                var named = Math.Abs(Math.Log(found.Factor / factor)) < 1e-9;
                Assert.True(named || IsTwin(found, ratio), $"{shape} times {factor}: {found}");
                Assert.Equal((0, true, true), (found.Offset, found.Before.Statistic >= 0.3, found.After.Statistic < 0.07));
            }
        }
    }

    [Theory]
    [InlineData("Celsius -> Fahrenheit", 0, 1, 32, 1.8)]
    [InlineData("Fahrenheit -> Celsius", 32, 1.8, 0, 1)]
    [InlineData("Celsius -> Kelvin", 0, 1, 273.15, 1)]
    [InlineData("Kelvin -> Celsius", 273.15, 1, 0, 1)]
    [InlineData("Fahrenheit -> Kelvin", 32, 1.8, 273.15, 1)]
    [InlineData("Kelvin -> Fahrenheit", 273.15, 1, 32, 1.8)]
    public void A_change_of_thermometer_is_found(string name, double oldZero, double oldDegree, double newZero, double newDegree)
    {
        var random = new Random(32);
        double Celsius(double z) => Math.Round(12 + (9 * z), 1);
        var reference = Draws.Sorted(Draws.Of(random, 3000, z => oldZero + (oldDegree * Celsius(z))));
        var found = UnitJump.Find(reference, Draws.Of(random, 2000, z => newZero + (newDegree * Celsius(z))));
        Assert.NotNull(found);
        Assert.Equal(name, found.Name);
        Close.Equal(newZero + (newDegree * 20), (found.Factor * (oldZero + (oldDegree * 20))) + found.Offset, 1e-9);
    }

    [Fact]
    public void Minutes_that_became_hours_are_named_so()
    {
        var random = new Random(33);
        var reference = Draws.Sorted([.. Draws.Exponential(random, 3000, 40), .. new double[2000]]);
        double[] current = [.. Draws.Exponential(random, 900, 40 / 60.0), .. new double[600]];
        var options = new UnitJumpOptions();
        var found = UnitJump.Find(reference, current, options);
        Assert.Equal("/60: minutes -> hours, seconds -> minutes", found?.Name);
        Assert.Equal(KolmogorovSmirnov.Test(reference, current), found?.Before);
        Assert.Null(UnitJump.Find(reference, current, options with { LeastBefore = 0.9 }));
    }

    [Fact]
    public void Values_stored_in_32_bits_and_of_both_signs_are_still_found()
    {
        var random = new Random(34);
        var reference = Draws.Sorted(Draws.Of(random, 1000, z => Math.Round(4 * z)));
        Assert.Equal(100, UnitJump.Find(reference, Draws.Of(random, 1000, z => (float)(Math.Round(4 * z) * 100.0)))?.Factor);
        var back = UnitJump.Find(reference, Draws.Of(random, 1000, z => (float)(Math.Round(4 * z) / 60)));
        Close.Equal(1 / 60.0, back?.Factor ?? double.NaN);
    }

    [Fact]
    public void Of_two_ratios_that_few_rows_cannot_tell_apart_the_common_one_is_named_and_the_other_beside_it()
    {
        var random = new Random(35);
        var reference = Draws.Sorted(Draws.Of(random, 1000, z => Math.Exp(z)));
        var found = UnitJump.Find(reference, Draws.Of(random, 1000, z => Math.Exp(z) * 1000));
        Assert.Equal((1000.0, "x1024: KiB -> bytes, MiB -> KiB"), (found?.Factor, found?.Alternative));
    }

    [Fact]
    public void Rows_that_can_tell_them_apart_leave_no_alternative()
    {
        var random = new Random(36);
        var reference = Draws.Sorted(Draws.Of(random, 1000, z => 100 + z));
        var found = UnitJump.Find(reference, Draws.Of(random, 1000, z => (100 + z) * 1024));
        Assert.Equal((1024.0, null), (found?.Factor, found?.Alternative));
    }

    [Fact]
    public void Samples_too_small_too_poor_or_alike_give_no_answer()
    {
        var rows = Draws.Of(new Random(37), 400, z => Math.Exp(z));
        Assert.Null(UnitJump.Find(Draws.Sorted(rows), rows));
        Assert.Null(UnitJump.Find(Draws.Sorted(rows[..49]), [.. rows.Select(value => value * 60)]));
        double[] flags = [.. rows.Select(value => value > 1 ? 1.0 : 0)];
        Assert.Null(UnitJump.Find(Draws.Sorted(flags), [.. flags.Select(value => value * 100)]));
        Assert.Null(UnitJump.Find(new double[100], rows));
        Assert.NotNull(UnitJump.Find(Draws.Sorted(rows), [.. rows.Select(value => value * 60)]));
    }

    [Fact]
    public void Infinities_count_as_the_largest_values()
    {
        var rows = Draws.Of(new Random(38), 400, z => Math.Exp(z));
        double[] reference = [double.NegativeInfinity, .. rows.Order(), double.PositiveInfinity];
        Assert.Equal(60, UnitJump.Find(reference, [.. reference.Select(value => value * 60)])?.Factor);
    }

    [Fact]
    public void Refuses_what_it_cannot_compare()
    {
        Refused("current", () => UnitJump.Find([1, 2], [1, double.NaN]));
        Refused("sortedReference", () => UnitJump.Find([1, double.NaN], [1]));
        Refused("sortedReference", () => UnitJump.Find([2, 1], [1]));
        Refused("sortedReference", () => UnitJump.Find([], [1]));
        Refused("LeastBefore", () => UnitJump.Find([1], [1], new UnitJumpOptions { LeastBefore = 2 }));
        Refused("LeastGain", () => UnitJump.Find([1], [1], new UnitJumpOptions { LeastGain = double.NaN }));
    }

    private static void Refused(string name, Func<object?> call) => Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);

    // 1024 beside 1000, and its square beside a million: on wide data the rows may not tell, and both are named.
    private static bool IsTwin(UnitChange found, double ratio) =>
        ratio is 1024 or 1048576 or 1e3 or 1e6 && found.Alternative is not null;
}
