using Perennial.Decide;
using Perennial.Terms;

namespace Perennial.Tests.Decide;

public sealed class GuardsTests
{
    private static readonly RetrainOptions Always = new()
    {
        Money = false, Rows = 1, Cooldown = TimeSpan.FromDays(3), BudgetLimit = 60, BudgetPer = TimeSpan.FromDays(30),
    };

    private static readonly Evidence Free = GivenEvidence.Calm(Always).Retrained(GivenEvidence.Spent(15, Trigger.First));

    [Fact]
    public void Nothing_in_the_way_retrains() => Retrains(Free, Trigger.Rows);

    [Theory]
    [InlineData(Mode.Watch)]
    [InlineData(Mode.Advise)]
    public void A_mode_that_does_not_act_blocks_all_but_a_person(Mode mode)
    {
        var evidence = Free.Declared(model => model with { Mode = mode });
        Blocked(evidence, "the mode is");
        Retrains(evidence.Asked(), Trigger.Person);
    }

    [Fact]
    public void A_person_is_heard_before_the_first_version_too_where_the_mode_does_not_act()
    {
        var evidence = GivenEvidence.Empty(20).Declared(model => model with { Mode = Mode.Advise });
        Blocked(evidence, "the mode is advise");
        Retrains(evidence.Asked(), Trigger.Person);
    }

    [Fact]
    public void A_mode_that_does_not_act_asks_for_no_twin_so_that_its_advice_is_about_the_model()
    {
        var evidence = GivenEvidence.Calm(new() { Rows = 1 }).Retrained().Declared(model => model with { Mode = Mode.Advise });
        evidence = evidence with { Registry = evidence.Registry with { Versions = evidence.Registry.Versions.RemoveAt(1) } };
        Assert.Contains("new labelled rows", RetrainPolicy.Decide(evidence).Because, StringComparison.Ordinal);
    }

    [Fact]
    public void What_trials_cost_is_spent_from_the_budget()
    {
        var recent = Free.Retrained(GivenEvidence.Spent(30, Trigger.Rows));
        Retrains(recent, Trigger.Rows);
        Assert.Equal(35, RetrainBudget.Left(recent, Trigger.Rows));
        var charged = recent with { State = recent.State.After(new TrialsCharged(2, 10.01), recent.Now) };
        Blocked(charged, "of which 35.01 is spent");
        Assert.Equal(24.99, RetrainBudget.Left(charged, Trigger.Rows)!.Value, 1e-9);
        Assert.Null(RetrainBudget.Left(charged, Trigger.Person));
        Assert.Null(RetrainBudget.Left(GivenEvidence.Calm(), Trigger.Rows));
    }

    [Fact]
    public void Frozen_and_busy_block_a_person_too()
    {
        Blocked(Free.Frozen().Asked(), "frozen");
        Blocked((Free with { Busy = "run 3 is training" }).Asked(), "run 3 is training");
    }

    /// <summary>The newest three of the forty days are kept to judge by.</summary>
    [Theory]
    [InlineData(37_000, 50, null)]
    [InlineData(37_001, 50, "labelled rows")]
    [InlineData(37_000, 7_401, "rarer class")]
    [InlineData(37_000, 7_400, null)]
    public void Too_few_rows_of_either_class_block_everybody(long rows, long positives, string? blocked)
    {
        var evidence = Free.Declared(model => model with { Train = model.Train with { MinimumRows = rows, MinimumPositives = positives } });
        Check(evidence, Trigger.Rows, blocked);
        Check(evidence.Asked(), Trigger.Person, blocked);
    }

    [Theory]
    [InlineData(38 + 1e-6, "cooldown")]
    [InlineData(38, null)]
    [InlineData(37, null)]
    public void The_cooldown_ends_to_the_tick(double last, string? blocked)
    {
        var evidence = Free.Retrained(GivenEvidence.Spent(last, Trigger.Money));
        Check(evidence, Trigger.Rows, blocked);
        Retrains(evidence.Asked(), Trigger.Person);
    }

    [Fact]
    public void A_twin_neither_keeps_nor_starts_a_cooldown() =>
        Retrains(Free.Retrained(GivenEvidence.Spent(10, Trigger.First), GivenEvidence.Spent(40, Trigger.Twin, 12.5)), Trigger.Rows);

    [Theory]
    [InlineData(11, 12, "budget")]
    [InlineData(10, 12, null)]
    [InlineData(11 + 1e-6, 12, "budget")]
    public void What_was_spent_longer_ago_than_the_budget_lasts_is_forgotten(double first, double second, string? blocked)
    {
        var evidence = Free.Retrained(GivenEvidence.Spent(first, Trigger.Money), GivenEvidence.Spent(second, Trigger.Person));
        Check(first == 11 ? evidence with { Now = evidence.Now - TimeSpan.FromTicks(1) } : evidence, Trigger.Rows, blocked);
        Retrains(evidence.Asked(), Trigger.Person);
    }

    [Fact]
    public void A_twin_is_held_against_the_budget_at_its_own_price()
    {
        var evidence = GivenEvidence.Calm(Always with { Money = true, BudgetLimit = 40 }).Retrained(GivenEvidence.Spent(20, Trigger.First));
        evidence = evidence with { Registry = evidence.Registry with { Versions = evidence.Registry.Versions.RemoveAt(1) } };
        Retrains(evidence, Trigger.Twin);
        Assert.Equal(12.5, RetrainPolicy.Decide(evidence).Cost);
        Blocked(evidence.Declared(model => model with { Retrain = model.Retrain with { BudgetLimit = 37 } }), "budget");
    }

    private static void Check(Evidence evidence, Trigger trigger, string? blocked)
    {
        if (blocked is null)
        {
            Retrains(evidence, trigger);
        }
        else
        {
            Blocked(evidence, blocked);
        }
    }

    private static void Retrains(Evidence evidence, Trigger trigger)
    {
        var decision = RetrainPolicy.Decide(evidence);
        Assert.Equal((ActionKind.Retrain, trigger, null), (decision.Action, decision.Trigger, decision.Blocked));
    }

    private static void Blocked(Evidence evidence, string by)
    {
        var decision = RetrainPolicy.Decide(evidence);
        Assert.Equal((ActionKind.Keep, null), (decision.Action, decision.Trigger));
        Assert.Contains(by, decision.Blocked, StringComparison.Ordinal);
    }
}
