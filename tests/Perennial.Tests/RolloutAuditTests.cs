using Perennial.RollOut;
using Perennial.Tests.Fakes;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests;

public sealed class RolloutAuditTests
{
    [Fact]
    public void Every_move_of_a_whole_life_is_taken_again_and_comes_out_the_same()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        var (moved, faults) = RolloutAudit.Check(life.Model.Model, life.History);
        Assert.Empty(faults);
        Assert.True(moved >= life.Facts.OfType<StageJudged>().Count() && moved > 5);
    }

    [Fact]
    public void A_step_without_its_evidence_is_named_by_its_event()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        var history = life.History.ToList();
        var place = history.FindIndex(one => one.Fact is StageJudged);
        history[place] = history[place] with { Fact = ((StageJudged)history[place].Fact) with { Verdict = ((StageJudged)history[place].Fact).Verdict with { Because = "it looked good" } } };
        Assert.StartsWith($"journal '{life.Model.Model}': event {place + 1}: ", RolloutAudit.Check(life.Model.Model, history).Faults[0], StringComparison.Ordinal);
    }
}
