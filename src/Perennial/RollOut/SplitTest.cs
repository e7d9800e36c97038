using System.Globalization;
using Perennial.Drift.Sequential;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Judges the two arms of a split, once per matured cohort, after checking that the split is what it should be.</summary>
/// <remarks>A two-sample confidence sequence by cluster, and a sequential sample-ratio test (Lindon and Malek) on the entities of the newest
/// cohort: a ratio that is off means that the arms cannot be compared, which is a failure whatever they say.</remarks>
public static class SplitTest
{
    /// <summary>Judges the cohorts of the stage so far. Without a margin none is allowed.</summary>
    public static Verdict Judge(StageOptions stage, QualityGateOptions options, IReadOnlyList<Cohort> cohorts)
    {
        var arms = cohorts.Select(cohort => cohort.Split).OfType<SplitCohort>().ToList();
        var sequence = new TwoSampleConfidenceSequence(new ConfidenceSequenceOptions { Alpha = 1 - options.Confidence });
        var moments = arms.Aggregate(sequence.Start, (all, one) =>
            new TwoSampleMoments(all.Champion.Merge(one.Champion), all.Challenger.Merge(one.Challenger)));
        var margin = options.Margin ?? 0;
        var rows = moments.Champion.Rows + moments.Challenger.Rows;
        var figures = new SortedDictionary<string, double> { ["rows"] = rows, ["challenger-rows"] = moments.Challenger.Rows };
        if (arms.Count > 0 && Mismatch(stage.Share, arms[^1], figures) is { } mismatch)
        {
            return mismatch;
        }

        var interval = sequence.Judge(moments);
        if (!double.IsFinite(interval.Lower) || !double.IsFinite(interval.Upper))
        {
            return Say(Outcome.NotEnoughEvidence, $"{rows:N0} examples in both arms so far", figures);
        }

        (figures["difference"], figures["lower"], figures["upper"], figures["margin"]) =
            (interval.Estimate, interval.Lower, interval.Upper, margin);
        return Say(
            interval.Lower > margin ? Outcome.Fail
                : interval.Upper <= margin && rows >= stage.AtLeastExamples ? Outcome.Pass
                : Outcome.NotEnoughEvidence,
            $"the challenger's arm minus the champion's is {interval.Estimate:0.0000} ({interval.Lower:0.0000} to {interval.Upper:0.0000}, valid at every look) over {rows:N0} examples; {margin:0.0000} is allowed",
            figures);
    }

    private static Verdict? Mismatch(double share, SplitCohort newest, SortedDictionary<string, double> figures)
    {
        if (SampleRatio.Of(share, newest.ChampionEntities, newest.ChallengerEntities) is not { } evidence)
        {
            return null;
        }

        (figures["entities"], figures["sample-ratio-p"]) = (evidence.AssignedCount, evidence.PValue);
        return evidence.Mismatch ? SampleRatio.Say(share, evidence, figures) : null;
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new("split", outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
