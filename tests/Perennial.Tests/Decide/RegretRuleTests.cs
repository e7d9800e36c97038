using Perennial.Decide;
using Perennial.Registry;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Decide;

public sealed class RegretRuleTests
{
    private const double Slope = 3;
    private const double DollarsPerLoss = 100;

    [Fact]
    public void Growth_adds_up_price_rows_slope_and_distance()
    {
        var expected = 0.0;
        for (var day = GivenEvidence.CrownedOn; day < 40; day++)
        {
            // By the morning of a day the cohort two days before is known, and the newest three known days are kept to judge by.
            var known = (day - 4) * 1_000.0;
            expected += DollarsPerLoss * Slope * (Inverse(GivenEvidence.TrainingRows) - Inverse(known));
        }

        Assert.Equal(expected, Of(Grown()).Growth!.Value, 1e-9);
    }

    [Fact]
    public void On_the_day_it_took_over_nobody_could_know_more_than_the_champion() => Assert.Equal(0, Of(Grown(16)).Growth!.Value, 1e-12);

    [Fact]
    public void Labels_that_come_late_are_not_held_against_the_champion_before_they_came()
    {
        var late = Grown().Declared(model => model with { Label = model.Label with { MaturesAfter = TimeSpan.FromDays(28) } });
        Assert.Equal(0, Of(late).Growth!.Value, 1e-12);
    }

    [Fact]
    public void A_sliding_window_has_no_growth()
    {
        var sliding = Grown().Declared(model => model with { Train = model.Train with { Sliding = TimeSpan.FromDays(14) } });
        Assert.Equal(0, Of(sliding).Growth);
    }

    [Fact]
    public void Nothing_is_known_without_a_champion_a_pair_or_a_first_period()
    {
        Assert.Null(RegretRule.Of(GivenEvidence.Empty(40)));
        Assert.Null(RegretRule.Of(Unpaired(GivenEvidence.Calm(days: 20))));
        var period = Of(Unpaired(GivenEvidence.Calm(days: 21)));
        Assert.Equal((null, 0.0), (period.Growth, period.Decay));
        var pair = Of(GivenEvidence.Calm(days: 15));
        Assert.Equal((0.0, null), (pair.Growth, pair.Decay));
    }

    [Fact]
    public void A_champion_as_fresh_as_ever_has_no_decay() => Assert.Equal(0, Of(GivenEvidence.Calm(days: 200)).Decay);

    [Fact]
    public void Decay_adds_up_what_is_lost_above_the_fresh_level() =>
        Assert.Equal(9 * DollarsPerLoss * 0.02, Of(GivenEvidence.Calm(days: 30, champion: Stale)).Decay!.Value, 1e-9);

    [Fact]
    public void A_good_day_gives_back_what_a_bad_day_took_but_never_more()
    {
        static double Weather(int day) => GivenEvidence.Fresh + (day < 21 ? 0 : day < 26 ? -0.1 : day % 2 == 0 ? 0.02 : -0.01);
        Assert.Equal(DollarsPerLoss * 0.02, Of(GivenEvidence.Calm(days: 27, champion: Weather)).Decay!.Value, 1e-9);
        Assert.Equal(DollarsPerLoss * 0.01, Of(GivenEvidence.Calm(days: 28, champion: Weather)).Decay!.Value, 1e-9);
        Assert.Equal(DollarsPerLoss * 0.03, Of(GivenEvidence.Calm(days: 29, champion: Weather)).Decay!.Value, 1e-9);
    }

    [Fact]
    public void A_harder_day_for_champion_and_trivial_answer_alike_is_no_decay()
    {
        var hard = GivenEvidence.Calm(days: 60, champion: day => GivenEvidence.Fresh + (day < 21 ? 0 : 0.3));
        hard = hard with
        {
            Monitor = GivenCohorts.State(hard.Monitor.Cohorts.Select(cohort =>
                cohort.Day < GivenCohorts.Day(21) ? cohort : cohort with { TrivialLoss = GivenCohorts.Trivial + 0.3 })),
        };
        Assert.Equal(0, Of(hard).Decay!.Value, 1e-9);
    }

    [Fact]
    public void Consumed_days_have_had_their_say_and_new_rows_speak_again()
    {
        var stale = GivenEvidence.Calm(days: 40, champion: Stale);
        Assert.Equal(0, Of(stale.Consumed(39)).Decay);
        Assert.Equal(2 * DollarsPerLoss * 0.02, Of(stale.Consumed(37)).Decay!.Value, 1e-9);
        Assert.Equal(0, Of(Grown().Consumed(39)).Growth);
        Assert.InRange(Of(Grown().Consumed(38)).Growth!.Value, 1e-6, Of(Grown()).Growth!.Value / 10);
    }

    [Fact]
    public void Days_before_a_version_was_taken_back_are_not_its_regret()
    {
        var stale = GivenEvidence.Calm(days: 40, champion: Stale);
        var back = stale with { Registry = stale.Registry with { Reigns = stale.Registry.Reigns.Add(new Reign(1, GivenCohorts.At(37), "rolled back")) } };
        Assert.Equal(3 * DollarsPerLoss * 0.02, Of(back).Decay!.Value, 1e-9);
    }

    [Theory]
    [InlineData(double.NaN, 3.0, 3.0)]
    [InlineData(4.0, 3.0, 4.0)]
    [InlineData(2.0, double.NaN, 2.0)]
    [InlineData(double.NaN, double.NaN, 0.0)]
    public void The_two_measures_overlap_so_the_larger_counts(double growth, double decay, double amount) =>
        Assert.Equal(amount, new Regret(double.IsNaN(growth) ? null : growth, double.IsNaN(decay) ? null : decay).Amount);

    private static Evidence Grown(int days = 40) => GivenEvidence.Calm(
        days: days,
        champion: _ => 0.4 + (Slope * Inverse(GivenEvidence.TrainingRows)),
        twin: _ => 0.4 + (Slope * Inverse(GivenEvidence.TwinRows)));

    private static Evidence Unpaired(Evidence evidence) => evidence with { Registry = evidence.Registry with { Versions = evidence.Registry.Versions.RemoveAt(1) } };

    private static double Stale(int day) => GivenEvidence.Fresh + (day < 21 ? 0 : 0.02);

    private static double Inverse(double rows) => 1 / Math.Sqrt(rows);

    private static Regret Of(Evidence evidence) => Assert.IsType<Regret>(RegretRule.Of(evidence));
}
