using System.Collections.Immutable;
using System.Globalization;
using Perennial.Drift.Sequential;
using Perennial.Evaluate;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Whether entities are split as declared (Lindon and Malek): where they are not, the arms cannot be compared, whatever they say.</summary>
internal static class SampleRatio
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "sample-ratio";

    /// <summary>The evidence of the arms of a share; null where nothing is split.</summary>
    public static SampleRatioEvidence? Of(double share, long champion, long challenger)
    {
        if (share is <= 0 or >= 1)
        {
            return null;
        }

        var test = new SampleRatioTest([1 - share, share]);
        return test.Judge(test.Update(test.Start, new ArmCounts(ImmutableArray.Create(champion, challenger))));
    }

    /// <summary>The verdict on the arms as they were counted where they are served; null while nothing is wrong with them, or nobody counts.</summary>
    public static Verdict? Judge(Rollout rollout)
    {
        if (rollout is not { Phase: Phase.Split, Stage.Share: var share, Arms: { } all } || all.After(rollout.ArmsBefore) is not { } arms)
        {
            return null;
        }

        return Of(share, arms.ChampionEntities, arms.ChallengerEntities) is { Mismatch: true } evidence
            ? Say(share, evidence, new() { ["challenger-entities"] = arms.ChallengerEntities, ["entities"] = evidence.AssignedCount, ["sample-ratio-p"] = evidence.PValue })
            : null;
    }

    /// <summary>The verdict on arms that are not split as declared.</summary>
    public static Verdict Say(double share, SampleRatioEvidence evidence, SortedDictionary<string, double> figures) => new(
        Name,
        Outcome.Fail,
        string.Create(CultureInfo.InvariantCulture, $"{evidence.AssignedCount:N0} entities are not split as declared ({share:0.##} to the challenger): the arms cannot be compared"),
        figures);
}
