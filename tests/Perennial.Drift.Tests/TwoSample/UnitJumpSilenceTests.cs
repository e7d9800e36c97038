using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

public sealed class UnitJumpSilenceTests
{
    private const int Trials = 1000;

    [Fact]
    public void A_shift_of_the_mean_is_hardly_ever_taken_for_a_unit() => AtMostAHandful(random =>
    {
        var (center, shift) = (random.NextDouble() * 10, 0.8 + (random.NextDouble() * 4));
        return (Draws.Of(random, 400, z => center + z), Draws.Of(random, 300, z => center + shift + z));
    });

    [Fact]
    public void A_change_of_the_variance_is_hardly_ever_taken_for_a_unit() => AtMostAHandful(random =>
    {
        var (center, spread) = (2 + (random.NextDouble() * 10), Math.Exp(1 + (2 * random.NextDouble())));
        return (Draws.Of(random, 400, z => center + z), Draws.Of(random, 300, z => center + (spread * z)));
    });

    [Fact]
    public void A_season_is_hardly_ever_taken_for_a_unit() => AtMostAHandful(random =>
    {
        var (amplitude, day) = (1 + (random.NextDouble() * 4), random.NextDouble() * 2 * Math.PI);
        double Year(double z) => 10 + (amplitude * Math.Sin(random.NextDouble() * 2 * Math.PI)) + z;
        double Month(double z) => 10 + (amplitude * Math.Sin(day + (random.NextDouble() * Math.PI / 6))) + z;
        return (Draws.Of(random, 400, Year), Draws.Of(random, 300, Month));
    });

    [Fact]
    public void Counts_that_grow_are_hardly_ever_taken_for_a_unit() => AtMostAHandful(random =>
    {
        var (mean, growth) = (3 + (random.NextDouble() * 20), 1.3 + (random.NextDouble() * 3));
        return (Draws.Of(random, 400, z => Count(mean, z)), Draws.Of(random, 300, z => Count(mean * growth, z)));
    });

    [Fact]
    public void Samples_of_one_distribution_are_never_taken_for_a_unit() => Assert.Equal(0, Fired(random =>
        (Draws.Of(random, 400, z => Math.Exp(z)), Draws.Of(random, 300, z => Math.Exp(z)))));

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(300)]
    [InlineData(1 / 3.0)]
    [InlineData(1 / 45.0)]
    public void A_plain_scale_that_no_unit_has_is_drift(double scale)
    {
        var fired = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var reference = Draws.Sorted(Draws.Exponential(random, 4000, 1));
            fired += UnitJump.Find(reference, Draws.Exponential(random, 4000, scale)) is null ? 0 : 1;
        }

        Assert.Equal(0, fired);
    }

    [Fact]
    public void Whole_numbers_that_stay_whole_are_no_miles_that_became_kilometres()
    {
        var random = new Random(39);
        var reference = Draws.Sorted(Draws.Of(random, 2000, z => Math.Round(4000 + (900 * z))));
        var current = Draws.Of(random, 2000, z => Math.Round(4000 + (900 * z)) * 1.609344);
        Assert.Equal(1.609344, UnitJump.Find(reference, current)?.Factor);
        Assert.Null(UnitJump.Find(reference, [.. current.Select(value => Math.Round(value))]));
    }

    // The square root of a Poisson count is nearly normal with a deviation of a half.
    private static double Count(double mean, double z) => Math.Round(Math.Pow(Math.Max(0, Math.Sqrt(mean) + (z / 2)), 2));

    private static void AtMostAHandful(Func<Random, (double[] Reference, double[] Current)> draw) => Assert.InRange(Fired(draw), 0, 5);

    private static int Fired(Func<Random, (double[] Reference, double[] Current)> draw) => Enumerable.Range(0, Trials).Count(seed =>
    {
        var (reference, current) = draw(new Random(seed));
        return UnitJump.Find(Draws.Sorted(reference), current) is not null;
    });
}
