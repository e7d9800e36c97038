using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests;

/// <summary>Whole lives in which what serving takes is measured: versions after the first may serve badly from a stage on. A turn is taken every hour.</summary>
public sealed class ServedLifeTests
{
    private static readonly ModelDeclaration Limited = Declared.Model with
    {
        Rollout =
        [
            new StageOptions(StageKind.Shadow, 0, 60, TimeSpan.FromDays(6), WhenInconclusive.Continue),
            new StageOptions(StageKind.Canary, 0.3, 40, TimeSpan.FromDays(20), WhenInconclusive.Reject) { Steps = [0.3, 0.6], Every = TimeSpan.FromDays(1) },
        ],
        Guardrails = new() { Errors = 0.05, P99 = TimeSpan.FromMilliseconds(50), MemoryBytes = 1 << 30, MinimumRequests = 20 },
    };

    [Theory]
    [InlineData("errors", StageKind.Shadow)]
    [InlineData("errors", StageKind.Canary)]
    [InlineData("errors", null)]
    [InlineData("latency", StageKind.Shadow)]
    [InlineData("latency", StageKind.Canary)]
    [InlineData("latency", null)]
    [InlineData("memory", StageKind.Shadow)]
    [InlineData("memory", StageKind.Canary)]
    [InlineData("memory", null)]
    public void A_version_that_serves_badly_is_stopped_by_the_limit_made_for_it(string fault, StageKind? from)
    {
        using var life = Served(Limited, (state, version) => version > 1 && Reached(state, version, from) ? fault : null);
        life.Until(30);
        var stopped = from is null
            ? life.Facts.OfType<PromotionWatched>().Where(told => told.Verdict.Outcome == Outcome.Fail).Select(told => told.Verdict).ToList()
            : [.. life.Facts.OfType<StageJudged>().Where(judged => judged.Verdict.Outcome == Outcome.Fail).Select(judged => judged.Verdict)];
        Assert.NotEmpty(stopped);
        Assert.All(stopped, verdict => Assert.Equal(fault, verdict.Gate));
        Assert.Equal(from is null, life.Facts.Any(fact => fact is ChampionRolledBack));
        Assert.Equal(from is null, life.Facts.OfType<VersionPromoted>().Any(promoted => promoted.Version > 1));
        Assert.Equal(from == StageKind.Shadow, life.Facts.OfType<StageEntered>().All(entered => entered.Stage.Kind == StageKind.Shadow));
        Assert.Empty(DecisionAudit.Check(Limited.Model, life.History).Faults);
        var (moved, faults) = RolloutAudit.Check(Limited.Model, life.History);
        Assert.Empty(faults);
        Assert.True(moved > 2, $"only {moved} moves were taken again");
        Assert.Empty(JournalAudit.Faults(Limited.Model, life.Journal.Read(Limited.Model)));
    }

    [Fact]
    public void A_version_that_serves_well_goes_through_every_step_and_is_promoted()
    {
        using var life = Served(Limited, (_, _) => null);
        life.Until(30);
        Assert.Contains(life.Facts.OfType<VersionPromoted>(), promoted => promoted.Version > 1);
        Assert.Contains(life.Facts.OfType<CanaryStepped>(), stepped => stepped.Share == 0.6);
        Assert.DoesNotContain(life.Facts, fact => fact is RolloutPaused or ChampionRolledBack);
        Assert.DoesNotContain(life.Facts.OfType<StageJudged>(), judged => judged.Verdict.Outcome == Outcome.Fail);
    }

    [Fact]
    public void Where_nobody_is_told_what_serving_takes_nothing_is_promoted_past_its_limits()
    {
        using var life = Asked(new Life(Limited, Steady, new ServingTally(World.Start))).Until(30);
        Assert.NotEmpty(life.Facts.OfType<StageEntered>());
        Assert.DoesNotContain(life.Facts.OfType<VersionPromoted>(), promoted => promoted.Version > 1);
        Assert.Contains(life.Facts.OfType<ChallengerRejected>(), rejected => rejected.Because.Contains("only 0 of at least 20 requests were measured", StringComparison.Ordinal));
    }

    [Fact]
    public void A_replay_measures_nothing_and_its_limits_say_nothing()
    {
        using Life limited = Asked(new Life(Limited, Steady)).Until(30), free = Asked(new Life(Limited with { Guardrails = null }, Steady)).Until(30);
        Assert.DoesNotContain(limited.Facts, fact => fact is ServingMeasured);
        Assert.Equal(free.Facts.Skip(1).Select(CanonicalJson.Write), limited.Facts.Skip(1).Select(CanonicalJson.Write));
        Assert.Contains(limited.Facts, fact => fact is CanaryStepped);
    }

    [Fact]
    public void A_quiet_minute_leaves_no_decision_behind()
    {
        using var life = Served(Limited, (_, _) => null);
        life.Until(30);
        var alone = life.History.GroupBy(one => one.Event.Tick).Where(turn => turn.All(one => one.Fact is ServingMeasured)).ToList();
        Assert.True(alone.Count > 50, $"only {alone.Count} turns measured and did nothing else");
        Assert.All(life.Facts.OfType<ServingMeasured>().Zip(life.Facts.OfType<ServingMeasured>().Skip(1)), pair => Assert.Equal(
            (pair.First.Measurement.Number + 1, true), (pair.Second.Measurement.Number, pair.Second.Measurement.From >= pair.First.Measurement.To)));
    }

    [Fact]
    public void Arms_that_a_router_splits_otherwise_pause_the_rollout_until_a_person_speaks()
    {
        using var life = Served(Limited, (_, _) => null, skew: 0.2);
        life.Until(26);
        var paused = life.Facts.OfType<RolloutPaused>().First();
        Assert.Contains("not split as declared", paused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(life.Facts.OfType<VersionPromoted>(), promoted => promoted.Version > 1);
        Assert.StartsWith($"version {paused.Version} is paused by its sample ratio", life.State.RollOut.Active!.Doing, StringComparison.Ordinal);
    }

    private static World Steady { get; } = new(120, 99);

    /// <summary>The first version knows little, and a person asks for another on day 8.</summary>
    private static Life Asked(Life life)
    {
        life.Trainer.Artifacts[1] = [0.4, 0.4, 0.6, 0.6];
        life.Acts[8] = new RetrainRequested("a new airport opened");
        return life;
    }

    private static bool Reached(ModelState state, int version, StageKind? stage) => stage switch
    {
        null => state.Registry.Champion == version,
        StageKind.Shadow => state.RollOut.Active?.Version == version,
        _ => state.RollOut.Active is { Stage.Kind: StageKind.Canary } active && active.Version == version,
    };

    /// <summary>A life whose answers are counted as a server would; skew is by how much more of the entities the challenger is given than declared.</summary>
    private static Life Served(ModelDeclaration model, Func<ModelState, int, string?> fault, double skew = 0)
    {
        var tally = new ServingTally(World.Start);
        var (life, hour) = (Asked(new Life(model, Steady, tally)), -1);
        life.Answered = (request, answer) =>
        {
            var state = life.State;
            Count(tally, model.Model, state, answer.Version, false, fault);
            Count(tally, model.Model, state, answer.Shadow, true, fault);
            if (state.RollOut is { Challenger: { Kind: StageKind.Split, Version: var challenger }, Active.Stage.Share: var share })
            {
                tally.Assigned(model.Model, challenger, share, request.Entity!, Assignment.Of(model.Model, challenger, request.Entity!) < share + skew);
            }

            if (hour != request.OccurredAt.Hour)
            {
                hour = request.OccurredAt.Hour;
                life.Process.Turn(request.OccurredAt);
            }
        };
        return life;
    }

    private static void Count(ServingTally tally, string model, ModelState state, int? version, bool unseen, Func<ModelState, int, string?> fault)
    {
        if (version is not { } number || state.Registry.Versions.Count < number)
        {
            return;
        }

        var wrong = fault(state, number);
        tally.Took(model, number, wrong == "memory" ? 2L << 30 : 1 << 20);
        if (wrong == "errors")
        {
            tally.Failed(model, number, unseen);
        }
        else
        {
            tally.Answered(model, number, wrong == "latency" ? 0.4 : 0.004, unseen);
        }
    }
}
