using Perennial.Decide;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

public sealed class TurnDraftTests
{
    private static readonly Turn Turn = new(3, World.Day(2), "driver");

    [Fact]
    public void Each_fact_is_folded_at_once_and_journaled_in_order_and_what_was_before_stays()
    {
        var draft = new TurnDraft(ModelState.Start, Turn);
        draft.Add(new ModelFrozen("a"), "why", 1.5);
        draft.AddAll([new ModelUnfrozen("b"), new VersionPromoted(1, null, "c")], "then");
        Assert.Equal((false, 1, World.Day(2)), (draft.State.Registry.Frozen, draft.State.Registry.Champion, draft.State.Registry.ChampionSince));
        Assert.Same(ModelState.Start, draft.Before);
        Assert.Equal(["why", "then", "then"], draft.Entries.Select(entry => entry.Cause));
        Assert.Equal(1.5, draft.Entries[0].Measured);
    }

    [Fact]
    public void The_first_decision_is_news() => Assert.True(Draft(ModelState.Start, "nothing", null).SaysSomethingNew);

    [Theory]
    [InlineData("nothing", null, false)]
    [InlineData("drift", null, true)]
    [InlineData("nothing", "the model is frozen", true)]
    public void A_decision_is_news_when_it_or_its_reason_or_what_blocks_it_changed(string because, string? blocked, bool news)
    {
        var before = Draft(ModelState.Start, "nothing", null).State;
        Assert.Equal(news, Draft(before, because, blocked).SaysSomethingNew);
    }

    [Fact]
    public void A_fact_beside_the_decision_is_news()
    {
        var draft = Draft(Draft(ModelState.Start, "nothing", null).State, "nothing", null);
        draft.Add(new SegmentsSealed([], 0, World.Day(2)));
        Assert.True(draft.SaysSomethingNew);
    }

    [Fact]
    public void A_measurement_of_serving_beside_an_old_decision_is_kept_alone()
    {
        var draft = Draft(Draft(ModelState.Start, "nothing", null).State, "nothing", null);
        Assert.Empty(draft.Kept);
        draft.Add(new ServingMeasured(new ServingMeasurement(1, World.Day(1), World.Day(2), [])));
        Assert.False(draft.SaysSomethingNew);
        Assert.IsType<ServingMeasured>(Assert.Single(draft.Kept).Fact);
        draft.Add(new SegmentsSealed([], 0, World.Day(2)));
        Assert.Equal(3, draft.Kept.Count);
    }

    private static TurnDraft Draft(ModelState before, string because, string? blocked)
    {
        var draft = new TurnDraft(before, Turn);
        draft.Add(new DecisionTaken(new Decision
        {
            Number = before.Decide.Decisions + 1, Action = ActionKind.Keep, Because = because, Blocked = blocked, Votes = [], Alternatives = [],
        }));
        return draft;
    }
}
