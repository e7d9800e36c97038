using System.Globalization;
using CsCheck;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Decide;
using Perennial.Train;

namespace Perennial.Tests.Train;

public sealed class TuningTests
{
    private static readonly Dictionary<string, TuneRange> Ranges = new() { ["rate"] = new(0.01, 0.3, false), ["leaves"] = new(8, 128, true) };

    [Fact]
    public void A_draw_is_within_its_range_and_whole_where_that_is_asked() => Gen.Select(Gen.Int[-50, 50], Gen.Int[1, 1_000], Gen.Double[0, 1], Gen.Bool).Sample((least, span, place, whole) =>
    {
        var value = double.Parse(Tuning.Draw(new(least, least + span, whole), place), CultureInfo.InvariantCulture);
        Assert.InRange(value, least, least + span);
        Assert.True(!whole || value == Math.Floor(value));
    });

    [Fact]
    public void A_greater_place_gives_no_smaller_value_and_both_ends_can_be_drawn() => Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Bool).Sample((one, other, whole) =>
    {
        var range = new TuneRange(1, 40, whole);
        double Drawn(double place) => double.Parse(Tuning.Draw(range, place), CultureInfo.InvariantCulture);
        Assert.True(Drawn(Math.Min(one, other)) <= Drawn(Math.Max(one, other)));
        Assert.Equal((1, 40), (Drawn(0), Drawn(1)));
    });

    [Fact]
    public void A_wide_range_is_drawn_from_by_logarithm_and_a_narrow_one_evenly()
    {
        Assert.Equal("0.1", Tuning.Draw(new(0.01, 1, false), 0.5));
        Assert.Equal("5", Tuning.Draw(new(2, 8, false), 0.5));
        Assert.Equal("0", Tuning.Draw(new(-10, 10, false), 0.5));
    }

    [Fact]
    public void The_same_run_draws_the_same_and_another_run_or_seed_draws_others()
    {
        Assert.Equal(Drawn(run: 5), Drawn(run: 5));
        Assert.NotEqual(Drawn(run: 5), Drawn(run: 6));
        Assert.NotEqual(Drawn(run: 5), Drawn(run: 5, seed: 2));
        Assert.Equal(4, Drawn(run: 5).Distinct().Count());
    }

    [Fact]
    public void What_the_champion_was_made_with_is_tried_first_unless_another_range_is_asked_for_now()
    {
        Dictionary<string, string> kept = new() { ["leaves"] = "31" };
        Assert.Same(kept, Tuning.Of(Registry(1, kept), 5).First());
        Assert.Equal(5, Tuning.Of(Registry(1, kept), 5).Count());
        Assert.Equal(4, Tuning.Of(Registry(1, new() { ["depth"] = "4" }), 5).Count());
    }

    [Fact]
    public void Nothing_is_drawn_where_nothing_is_to_be_tuned() => Assert.Empty(Tuning.Of(GivenEvidence.Calm().Registry, 5));

    [Fact]
    public void What_was_drawn_stands_in_place_of_what_the_file_says()
    {
        Dictionary<string, string> declared = new() { ["leaves"] = "31", ["depth"] = "4" };
        Assert.Same(declared, Tuning.Over(declared, null));
        Assert.Equal([("depth", "4"), ("leaves", "8")], Tuning.Over(declared, new Dictionary<string, string> { ["leaves"] = "8" }).Select(one => (one.Key, one.Value)).Order());
    }

    private static List<string> Drawn(int run, int seed = 1) =>
        [.. Tuning.Of(Registry(seed), run).Select(drawn => string.Join(' ', drawn.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value)))];

    private static RegistryState Registry(int seed, Dictionary<string, string>? champion = null)
    {
        var registry = GivenEvidence.Calm().Declared(model => model with { Train = model.Train with { Seed = seed, Tune = new TuneOptions { Trials = 4, Of = Ranges } } }).Registry;
        return registry with { Versions = registry.Versions.SetItem(0, registry.Versions[0] with { Parameters = champion }) };
    }
}
