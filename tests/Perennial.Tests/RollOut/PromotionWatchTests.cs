using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Decide;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.RollOut;

/// <summary>Version 2 replaced version 1 on day 20; labels take a day.</summary>
public sealed class PromotionWatchTests(ITestOutputHelper output)
{
    private const int PromotedOn = 20;
    private static readonly WatchedPromotion Begun = new(2, 1, GivenCohorts.At(PromotedOn), Outcome.NotEnoughEvidence);

    [Fact]
    public void A_new_champion_that_does_worse_is_taken_back_with_the_evidence()
    {
        var facts = Next(Worse(0.02), 24);
        Assert.Equal([typeof(PromotionWatched), typeof(ChampionRolledBack), typeof(EvidenceConsumed)], facts.Select(fact => fact.GetType()));
        var (told, back) = ((PromotionWatched)facts[0], (ChampionRolledBack)facts[1]);
        Assert.Equal((2, 1, told.Verdict.Because), (back.From, back.To, back.Reason));
        Assert.Equal((Outcome.Fail, true), (told.Verdict.Outcome, told.Over));
        Assert.Equal(0.02, told.Verdict.Figures["difference"], 1e-9);
    }

    [Theory]
    [InlineData(-0.02, Outcome.Pass)]
    [InlineData(0, Outcome.Pass)]
    [InlineData(0.0019, Outcome.NotEnoughEvidence)]
    [InlineData(0.0021, Outcome.NotEnoughEvidence)]
    public void Only_worse_beyond_the_margin_is_worse(double worse, Outcome says) =>
        Assert.Equal(says, Told(Next(Worse(worse, deviation: 0.01), 24, Begun with { Says = null })).Verdict.Outcome);

    [Fact]
    public void One_day_says_nothing_however_sure()
    {
        Assert.Empty(Next(Worse(0.5), 21 + 1));
        Assert.NotEmpty(Next(Worse(0.5), 22 + 1));
    }

    [Fact]
    public void It_tells_when_it_begins_when_it_changes_and_when_it_ends_and_not_between()
    {
        var begun = Told(Next(Worse(0), 20, Begun with { Says = null }));
        Assert.Equal((Outcome.NotEnoughEvidence, false), (begun.Verdict.Outcome, begun.Over));
        Assert.Empty(Next(Worse(0), 21));
        Assert.Equal(Outcome.Pass, Told(Next(Worse(0, deviation: 0.01), 25)).Verdict.Outcome);
        Assert.Empty(Next(Worse(0, deviation: 0.01), 26, Begun with { Says = Outcome.Pass }));
        // Days 20 to 33 are watched; the labels of the last are known on day 35.
        Assert.Empty(Next(Worse(0, deviation: 0.01), 35 - 1e-6, Begun with { Says = Outcome.Pass }));
        Assert.True(Told(Next(Worse(0, deviation: 0.01), 35, Begun with { Says = Outcome.Pass })).Over);
        Assert.Empty(Next(Worse(0, deviation: 0.01), 36, Begun with { Says = Outcome.Pass, Over = true }));
    }

    [Fact]
    public void Late_labels_are_waited_for_and_later_predictions_do_not_count()
    {
        var late = Registry(model => model with { Label = model.Label with { MaturesAfter = TimeSpan.FromDays(30) } });
        var state = Days(60, day => day < 34 ? 0 : 0.5, 0.01);
        Assert.Empty(PromotionWatch.Next(late, state, Begun with { Says = Outcome.Pass }, true, GivenCohorts.At(63)));
        Assert.True(Told(PromotionWatch.Next(late, state, Begun with { Says = Outcome.Pass }, true, GivenCohorts.At(64))).Over);
    }

    [Fact]
    public void A_promotion_that_nobody_watched_in_its_time_is_left_alone() => Assert.Empty(Next(Worse(0.5), 60, Begun with { Says = null }));

    [Fact]
    public void A_version_that_cannot_be_scored_here_leaves_too_little_to_say()
    {
        var alone = GivenCohorts.State(Enumerable.Range(0, 40).Select(day => GivenCohorts.Of(day, (2, 0.5))));
        Assert.Empty(Next(alone, 30));
        var told = Told(Next(alone, 35));
        Assert.Equal((Outcome.NotEnoughEvidence, true), (told.Verdict.Outcome, told.Over));
        Assert.Contains("scored on 0 of 14 days", told.Verdict.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_labels_are_seen_only_after_an_action_nothing_is_said()
    {
        var seen = Registry(model => model with { Label = model.Label with { SeenWhen = "given" } });
        Assert.Empty(PromotionWatch.Next(seen, Worse(0.5), Begun, true, GivenCohorts.At(30)));
    }

    [Fact]
    public void While_something_else_goes_on_it_tells_and_takes_back_afterwards_even_when_its_time_is_over()
    {
        var told = Told(PromotionWatch.Next(Registry(), Worse(0.02), Begun, false, GivenCohorts.At(24)));
        Assert.Equal((Outcome.Fail, false), (told.Verdict.Outcome, told.Over));
        Assert.Empty(PromotionWatch.Next(Registry(), Worse(0.02), Begun with { Says = Outcome.Fail }, false, GivenCohorts.At(40)));
        Assert.Contains(PromotionWatch.Next(Registry(), Worse(0.02), Begun with { Says = Outcome.Fail }, true, GivenCohorts.At(40)), fact => fact is ChampionRolledBack);
    }

    [Fact]
    public void A_frozen_model_and_one_that_is_not_acted_on_are_only_told()
    {
        RegistryState[] still =
        [
            Registry() with { Frozen = true }, Registry(model => model with { Mode = Mode.Advise }), Registry(model => model with { Mode = Mode.Watch }),
            Registry(model => model with { AfterPromotion = new() { OnWorse = WhenWorse.Tell } }), Registry(model => model with { AfterPromotion = new() { OnWorse = WhenWorse.Hold } }),
        ];
        Assert.All(still, registry => Assert.Equal(Outcome.Fail, Told(PromotionWatch.Next(registry, Worse(0.02), Begun, true, GivenCohorts.At(24))).Verdict.Outcome));
    }

    [Fact]
    public void No_time_watches_nothing_and_another_champion_ends_it()
    {
        Assert.Empty(PromotionWatch.Next(Registry(model => model with { AfterPromotion = new() { Watch = TimeSpan.Zero } }), Worse(0.5), Begun, true, GivenCohorts.At(30)));
        var replaced = RolloutState.Start.After(new VersionPromoted(2, 1, "better"), GivenCohorts.At(20));
        Assert.Equal(new WatchedPromotion(2, 1, GivenCohorts.At(20)), replaced.Watched);
        Assert.Null(replaced.After(new ChampionRolledBack(2, 1, "worse"), GivenCohorts.At(21)).Watched);
        Assert.Equal((3, 2), replaced.After(new VersionPromoted(3, 2, "better"), GivenCohorts.At(21)).Watched is { } next ? (next.Version, next.Previous) : default);
        Assert.Null(RolloutState.Start.After(new VersionPromoted(1, null, "first"), GivenCohorts.At(1)).Watched);
    }

    [Fact]
    public void Held_nothing_changes_unasked_until_a_person_acts_or_the_file_changes()
    {
        var worse = Begun with { Says = Outcome.Fail };
        var hold = GivenModel.Flights with { AfterPromotion = new() { OnWorse = WhenWorse.Hold } };
        Assert.Null(worse.Held(GivenModel.Flights));
        Assert.Null(Begun.Held(hold));
        var evidence = GivenEvidence.Calm(new() { Money = false, Rows = 1 }) with { Held = worse.Held(hold) };
        Assert.Contains("says to hold", RetrainPolicy.Decide(evidence).Blocked, StringComparison.Ordinal);
        Assert.Equal(Trigger.Person, RetrainPolicy.Decide(evidence.Asked()).Trigger);
    }

    [Fact]
    public void Looking_every_day_seldom_takes_back_a_version_that_is_as_good()
    {
        const int Streams = 200;
        var taken = Enumerable.Range(0, Streams).Count(seed =>
        {
            var random = new Random(seed);
            // What the rows of a day share is four times what they differ by themselves.
            var days = Days(34, _ => 0.02 * Noise.Normal(random), 0.15);
            return Enumerable.Range(21, 14).Any(day => Next(GivenCohorts.State(days.Cohorts.Take(day)), day + 1).Any(fact => fact is ChampionRolledBack));
        });
        output.WriteLine($"{taken} of {Streams} equal versions were taken back within 14 looks");
        Assert.InRange(taken, 0, Noise.Most(0.05, Streams));
    }

    [Theory]
    [InlineData("errors")]
    [InlineData("latency")]
    [InlineData("memory")]
    [InlineData("bias")]
    [InlineData("slices")]
    public void A_new_champion_that_runs_into_a_guardrail_is_taken_back_though_its_loss_is_good(string gate)
    {
        var watched = gate switch
        {
            "errors" => Begun with { Served = GivenServing.Watch(10, _ => [GivenServing.Version(2, 100, 20)]) },
            "latency" => Begun with { Served = GivenServing.Watch(10, _ => [GivenServing.Version(2, 100, 0, 0.2)]) },
            "memory" => Begun with { Served = GivenServing.Watch(10, minute => [GivenServing.Version(2, 100, 0, memory: 1_000_000L * (minute + 1))]) },
            _ => Begun,
        };
        var days = Days(24, _ => -0.02, 0.05);
        days = days with
        {
            Cohorts = [.. days.Cohorts.Select(cohort => cohort with
            {
                Groups = gate == "bias" ? [new("sex", "m", 1_000, 300, 400, 100), new("sex", "w", 1_000, 300, 200, 100)] : null,
                Slices = gate == "slices" ? [new("origin", "JFK", GivenCohorts.Spread(0.1, 0.05, 500))] : null,
            })],
        };
        var registry = Registry(model => model with
        {
            Guardrails = new() { Errors = 0.01, P99 = TimeSpan.FromMilliseconds(50), MemoryBytes = 5_000_000, Slices = 0.02 },
            Gates = new() { Slices = ["origin"], Protected = ["sex"], Bias = new() { MaxGap = 0.05, Metrics = [GroupMetric.SelectionRate] } },
        });
        var facts = PromotionWatch.Next(registry, days, watched, true, GivenCohorts.At(25));
        Assert.Equal(gate, Assert.IsType<PromotionWatched>(facts[0]).Verdict.Gate);
        Assert.Equal((2, 1), facts.OfType<ChampionRolledBack>().Single() is var back ? (back.From, back.To) : default);
        Assert.DoesNotContain(PromotionWatch.Next(registry, Days(24, _ => -0.02, 0.05), Begun, true, GivenCohorts.At(25)), fact => fact is ChampionRolledBack);
    }

    [Fact]
    public void A_guardrail_that_was_run_into_stays_told_until_the_champion_may_be_taken_back()
    {
        var registry = Registry(model => model with { Guardrails = new() { Errors = 0.01 } });
        var state = RolloutState.Start.After(new VersionPromoted(2, 1, "better"), GivenCohorts.At(20)) with { Served = null };
        for (var minute = 0; minute < 10; minute++)
        {
            state = state.After(new ServingMeasured(GivenServing.Minute(minute, GivenServing.Version(2, 100, 20))), GivenCohorts.At(20.1));
        }

        var told = Told(PromotionWatch.Next(registry, Worse(-0.02), state.Watched, false, GivenCohorts.At(20.1)));
        state = state.After(told, GivenCohorts.At(20.1));
        for (var minute = 10; minute < 5_000; minute++)
        {
            state = state.After(new ServingMeasured(GivenServing.Minute(minute, GivenServing.Version(2, 1_000, 0))), GivenCohorts.At(23.5));
        }

        Assert.Equal("errors", state.Watched!.Stopped!.Gate);
        Assert.Empty(PromotionWatch.Next(registry, Worse(-0.02), state.Watched, false, GivenCohorts.At(23.5)));
        Assert.Contains(PromotionWatch.Next(registry, Worse(-0.02), state.Watched, true, GivenCohorts.At(23.5)), fact => fact is ChampionRolledBack);
    }

    private static MonitorState Worse(double worse, double deviation = 0.05) => Days(40, _ => worse, deviation);

    /// <summary>Days up to <paramref name="days"/>; from the promotion on the new version loses more than the one before.</summary>
    private static MonitorState Days(int days, Func<int, double> worse, double deviation) => GivenCohorts.State(Enumerable.Range(0, days).Select(day =>
        day < PromotedOn ? GivenCohorts.Of(day, (1, 0.5), (2, 0.5)) : Scored(day, worse(day), deviation)));

    private static Cohort Scored(int day, double worse, double deviation) => GivenCohorts.Of(day, (2, 0.5)) with
    {
        Versions = [new VersionLoss(2, 0.5, GivenCohorts.Spread(0, 0, 1_000)), new VersionLoss(1, 0.5 - worse, GivenCohorts.Spread(-worse, deviation, 1_000))],
    };

    private static RegistryState Registry(Func<ModelDeclaration, ModelDeclaration>? change = null) => GivenRollout.Registry() with
    {
        Declaration = change is null ? GivenModel.Flights : change(GivenModel.Flights),
        Reigns = [new Reign(1, GivenCohorts.At(15), "first"), new Reign(2, GivenCohorts.At(PromotedOn), "better")],
    };

    private static PromotionWatched Told(IReadOnlyList<IFact> facts) => Assert.IsType<PromotionWatched>(Assert.Single(facts));

    /// <summary>What is known at a time: every day whose labels have had theirs.</summary>
    private static IReadOnlyList<IFact> Next(MonitorState state, double now, WatchedPromotion? watched = null) => PromotionWatch.Next(
        Registry(), GivenCohorts.State(state.Cohorts.Where(cohort => Perennial.Terms.Days.Start(cohort.Day) + TimeSpan.FromDays(2) <= GivenCohorts.At(now))), watched ?? Begun, true, GivenCohorts.At(now));
}
