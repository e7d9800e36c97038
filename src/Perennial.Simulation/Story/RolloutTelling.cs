using Perennial.Registry;
using Perennial.RollOut;

namespace Perennial.Simulation.Story;

/// <summary>Gathers the rollouts of a journal, stage by stage and look by look.</summary>
internal static class RolloutTelling
{
    /// <summary>Every rollout, in order.</summary>
    public static IReadOnlyList<RolloutStory> Of(IReadOnlyList<Recorded> journal)
    {
        var rollouts = new List<RolloutStory>();
        foreach (var recorded in journal)
        {
            var at = recorded.Event.AsOf;
            if (recorded.Fact is RolloutStarted started)
            {
                rollouts.Add(new RolloutStory(started.Version, at, null, "unfinished", "the history ended first", []));
            }
            else if (rollouts.Count > 0 && rollouts[^1].EndedAt is null)
            {
                rollouts[^1] = After(rollouts[^1], recorded.Fact, at);
            }
        }

        return rollouts;
    }

    private static RolloutStory After(RolloutStory rollout, IFact fact, DateTimeOffset at) => fact switch
    {
        StageEntered entered => rollout with
        {
            Stages = [.. Left(rollout, at), new StageStory(entered.Stage.Kind, entered.Stage.Share, at, null, [])],
        },
        CanaryStepped stepped => rollout with { Stages = [.. Left(rollout, at), rollout.Stages[^1] with { Share = stepped.Share, From = at, To = null, Looks = [] }] },
        StageJudged judged => rollout with { Stages = [.. rollout.Stages.SkipLast(1), Looked(rollout.Stages[^1], judged, at)] },
        StageHeld held => rollout with { Ending = "held", Because = held.Because },
        ChallengerRejected rejected => End(rollout, at, "rejected", rejected.Because),
        VersionPromoted promoted when promoted.Version == rollout.Version => End(rollout, at, "promoted", promoted.Reason),
        _ => rollout,
    };

    private static RolloutStory End(RolloutStory rollout, DateTimeOffset at, string ending, string because) =>
        rollout with { EndedAt = at, Ending = ending, Because = because, Stages = Left(rollout, at) };

    private static IReadOnlyList<StageStory> Left(RolloutStory rollout, DateTimeOffset at) =>
        [.. rollout.Stages.Select(stage => stage.To is null ? stage with { To = at } : stage)];

    private static StageStory Looked(StageStory stage, StageJudged judged, DateTimeOffset at)
    {
        var verdict = judged.Verdict;
        return stage with { Looks = [.. stage.Looks, new StageLook(at, verdict.Outcome, verdict.Because, verdict.Figures)] };
    }
}
