using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

public sealed class DecisionAuditTests
{
    [Fact]
    public void Every_decision_of_a_whole_life_comes_out_again()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        var (decided, faults) = DecisionAudit.Check(life.Model.Model, life.History);
        Assert.Equal(life.Facts.OfType<DecisionTaken>().Count(), decided);
        Assert.True(decided > 50);
        Assert.Empty(faults);
    }

    [Fact]
    public void A_changed_decision_is_named()
    {
        using var life = Lives.Whole().Until(12);
        var place = life.History.ToList().FindIndex(one => one.Fact is DecisionTaken { Decision.Number: 9 });
        var history = life.History.Select((one, at) => at != place ? one : one with
        {
            Fact = new DecisionTaken(((DecisionTaken)one.Fact).Decision with { Because = "the moon is full" }),
        });
        Assert.StartsWith(
            $"journal '{life.Model.Model}': event {place + 1}: decision 9 ", DecisionAudit.Check(life.Model.Model, [.. history]).Faults.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_other_rules_decided_is_told_and_is_no_fault()
    {
        using var life = Lives.Whole().Until(12);
        var history = life.History.Select(one => one.Fact is not DecisionTaken { Decision: { Number: 9 } decision } ? one : one with
        {
            Fact = new DecisionTaken(decision with { Because = "the moon is full", Rules = DecisionRules.Number + 1 }),
        });
        List<string> changed = [];
        Assert.Empty(DecisionAudit.Check(life.Model.Model, [.. history], changed).Faults);
        Assert.Contains("decision 9 ", Assert.Single(changed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_cohort_shows_in_the_first_decision_that_looked_at_it()
    {
        using var life = Lives.Whole().Until(20);
        var history = life.History.ToList();
        var place = history.FindIndex(one => one.Fact is CohortMeasured { Cohort.Versions.Count: > 1 });
        var cohort = ((CohortMeasured)history[place].Fact).Cohort;
        history[place] = history[place] with
        {
            Fact = new CohortMeasured(cohort with { Versions = [.. cohort.Versions.Select(one => one with { Loss = one.Loss + one.Version })] }),
        };
        var next = history.FindIndex(place, one => one.Fact is DecisionTaken);
        Assert.Contains($"event {next + 1}: ", DecisionAudit.Check(life.Model.Model, history).Faults[0], StringComparison.Ordinal);
    }
}
