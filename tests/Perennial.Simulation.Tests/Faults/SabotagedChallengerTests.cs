using Perennial.Evaluate;
using Perennial.RollOut;
using Perennial.Simulation.Faults;
using Perennial.Terms;

namespace Perennial.Simulation.Tests.Faults;

public sealed class SabotagedChallengerTests
{
    [Fact]
    public async Task A_gate_rejects_it_a_person_lets_it_go_on_and_the_shadow_rejects_it_with_evidence()
    {
        using var replay = await new FaultyReplay(SabotagedChallenger.Called).RunAsync();
        var version = replay.State.Train.Runs[3].Version!.Value;
        Assert.Contains(replay.Of<GateJudged>(), gate => gate.Fact.Version == version && gate.Fact.Verdict.Outcome == Outcome.Fail);
        var started = replay.Journaled.Single(one => one.Fact is RolloutStarted begun && begun.Version == version);
        Assert.Equal(SabotagedChallenger.Actor, started.Event.Actor);
        Assert.Contains("sabotage", ((RolloutStarted)started.Fact).Reason, StringComparison.Ordinal);
        var judged = replay.Of<StageJudged>().Last(stage => stage.Fact.Version == version).Fact.Verdict;
        Assert.Equal(Outcome.Fail, judged.Outcome);
        Assert.True(judged.Figures["lower"] > judged.Figures["margin"]);
        Assert.Single(replay.Of<ChallengerRejected>(), rejected => rejected.Fact.Version == version);
    }

    [Fact]
    public async Task It_never_answers_more_than_its_share_and_is_never_champion()
    {
        using var replay = await new FaultyReplay(SabotagedChallenger.Called).RunAsync();
        var version = replay.State.Train.Runs[3].Version!.Value;
        Assert.All(replay.Of<StageEntered>().Where(stage => stage.Fact.Version == version), stage => Assert.Equal(StageKind.Shadow, stage.Fact.Stage.Kind));
        Assert.Equal(0, replay.AnswersOf(version));
        Assert.True(replay.AnswersOf(replay.State.Registry.Champion!.Value) > 0);
        Assert.False(replay.Story.PromotedFromIt);
        Assert.NotNull(replay.Story.DetectedAt);
    }

    [Fact]
    public async Task A_replay_that_was_stopped_anywhere_goes_on_to_the_same_digest()
    {
        string[] faults = [BrokenFeed.Called, SabotagedChallenger.Called];
        using var whole = await new FaultyReplay(faults).RunAsync();
        using var stopped = new FaultyReplay(faults);
        foreach (var days in new[] { 3, 14, 7, 2, 1, 5 })
        {
            await stopped.RunAsync(stopped.State.Log.FirstDay is null ? days : (int)(stopped.State.Log.Before - GivenHistory.Start).TotalDays + days);
        }

        await stopped.RunAsync();
        Assert.Equal(whole.State.Head.Digest, stopped.State.Head.Digest);
    }
}
