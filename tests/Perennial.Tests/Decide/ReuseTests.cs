using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Decide;

public sealed class ReuseTests(ITestOutputHelper output)
{
    [Fact]
    public void A_version_that_was_champion_and_is_better_now_is_taken_back()
    {
        var decision = RetrainPolicy.Decide(Second(0.45));
        Assert.Equal((ActionKind.Reuse, 1, 0.0), (decision.Action, decision.Reuse, decision.Cost));
        Assert.Contains("version 1", decision.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switch_comes_before_a_retrain_that_was_asked_for_unless_a_person_asked()
    {
        var asking = Second(0.45).Declared(model => model with { Retrain = new() { Money = false, Rows = 1 } });
        Assert.Equal(ActionKind.Reuse, RetrainPolicy.Decide(asking).Action);
        Assert.Equal((ActionKind.Retrain, Trigger.Person), Act(asking.Asked()));
    }

    [Fact]
    public void Nothing_is_switched_where_nothing_may_be_done()
    {
        var better = Second(0.45);
        Assert.Equal(ActionKind.Keep, RetrainPolicy.Decide(better.Frozen()).Action);
        Assert.Equal(ActionKind.Keep, RetrainPolicy.Decide(better with { Busy = "run 3 is training" }).Action);
        Assert.Equal(ActionKind.Keep, RetrainPolicy.Decide(better.Declared(model => model with { Mode = Mode.Advise })).Action);
    }

    [Theory]
    [InlineData(0.5, ActionKind.Keep)]
    [InlineData(0.4988, ActionKind.Keep)]
    [InlineData(0.4986, ActionKind.Reuse)]
    [InlineData(0.55, ActionKind.Keep)]
    public void The_advantage_since_the_last_change_has_to_repay_the_switch(double loss, ActionKind action)
    {
        // 10,000 rows at a dime: five hundredths of 25 dollars are 0.00125 per row. The spread is small enough to be sure.
        Assert.Equal(action, RetrainPolicy.Decide(Second(loss, deviation: 0.01)).Action);
    }

    [Theory]
    [InlineData(1.5, ActionKind.Keep)]
    [InlineData(1.1, ActionKind.Reuse)]
    public void The_advantage_has_to_be_beyond_chance(double deviation, ActionKind action)
    {
        // 0.04 over 10,000 rows is three standard errors at a deviation of 1.3: what looking every day asks for.
        Assert.Equal(action, RetrainPolicy.Decide(Second(0.46, deviation)).Action);
    }

    [Fact]
    public void A_whole_period_under_the_champion_of_today_is_needed()
    {
        Assert.Equal(ActionKind.Keep, RetrainPolicy.Decide(Second(0.45, days: 36)).Action);
        Assert.Equal(ActionKind.Reuse, RetrainPolicy.Decide(Second(0.45, days: 37)).Action);
        Assert.Equal(ActionKind.Keep, RetrainPolicy.Decide(Second(0.45).Consumed(33)).Action);
    }

    [Fact]
    public void A_concept_that_comes_back_in_the_middle_of_a_reign_is_seen_though_the_reign_as_a_whole_speaks_for_the_champion()
    {
        var mixed = Second(0.6, deviation: 0.05, days: 72);
        var back = mixed with
        {
            Monitor = GivenCohorts.State(mixed.Monitor.Cohorts.Select((cohort, day) => day < 58 ? cohort : Scored(day, 0.45, 0.05))),
        };
        Assert.Equal(ActionKind.Keep, RetrainPolicy.Decide(mixed).Action);
        Assert.Equal((ActionKind.Reuse, 1), RetrainPolicy.Decide(back) is var decision ? (decision.Action, decision.Reuse) : default);
    }

    [Fact]
    public void A_version_that_never_was_champion_is_not_taken() => Assert.Equal(
        ActionKind.Keep, RetrainPolicy.Decide(Second(0.45) with { Registry = Only(Second(0.45).Registry) }).Action);

    [Fact]
    public void Looking_every_day_seldom_switches_between_equal_versions()
    {
        const int Streams = 30;
        var (looks, once) = (0, 0);
        for (var seed = 0; seed < Streams; seed++)
        {
            var switched = Switches(new Random(seed), 60);
            looks += switched;
            once += switched > 0 ? 1 : 0;
        }

        output.WriteLine($"equal versions: {once} of {Streams} switched at least once in 60 days; {(double)looks / (Streams * 54):P2} of the looks say so");
        // Five in a hundred, and four standard deviations of chance.
        Assert.InRange(once, 0, 6);
    }

    private static int Switches(Random random, int days)
    {
        var second = Second(0.5, days: 30 + days);
        var noisy = second.Monitor.Cohorts.Select(cohort => cohort.Versions.Count == 0 ? cohort : cohort with
        {
            Versions = [cohort.Versions[0], cohort.Versions[1] with { AgainstChampion = GivenCohorts.Spread(0.4 * Noise.Normal(random) / Math.Sqrt(1_000), 0.4, 1_000) }],
        }).ToList();
        return Enumerable.Range(37, days - 6).Count(day =>
            RetrainPolicy.Decide(second with { Monitor = GivenCohorts.State(noisy.Take(day)) }).Action == ActionKind.Reuse);
    }

    private static (ActionKind, Trigger?) Act(Evidence evidence) => RetrainPolicy.Decide(evidence) is var decision ? (decision.Action, decision.Trigger) : default;

    private static RegistryState Only(RegistryState registry) => registry with { Reigns = registry.Reigns.RemoveAt(0) };

    /// <summary>Version 2 took over from version 1 on day 30.</summary>
    private static Evidence Second(double lossOfFirst, double deviation = 0.1, int days = 40)
    {
        var calm = GivenEvidence.Calm(days: days);
        return calm.Consumed(29) with
        {
            Registry = calm.Registry with { Reigns = calm.Registry.Reigns.Add(new Reign(2, GivenCohorts.At(30), "better")) },
            Monitor = GivenCohorts.State(calm.Monitor.Cohorts.Select((cohort, day) => day < 30 ? cohort : Scored(day, lossOfFirst, deviation))),
        };
    }

    private static Cohort Scored(int day, double lossOfFirst, double deviation) => GivenCohorts.Of(day, (2, 0.5), (1, lossOfFirst)) with
    {
        Versions = [new VersionLoss(2, 0.5, GivenCohorts.Spread(0, 0, 1_000)), new VersionLoss(1, lossOfFirst, GivenCohorts.Spread(lossOfFirst - 0.5, deviation, 1_000))],
    };
}
