using System.Globalization;
using Perennial.Drift.Sequential;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Judges a version in the shadow by its answers paired with those that were given, once per matured cohort.</summary>
/// <remarks>A paired confidence sequence (<see cref="PairedSequence"/>): it may be looked at after every cohort. Beside it the sequential McNemar e-value on rows that just one of the two got right.</remarks>
public static class ShadowTest
{
    /// <summary>Judges the cohorts of the stage so far. Without a margin none is allowed.</summary>
    public static Verdict Judge(StageOptions stage, QualityGateOptions options, IReadOnlyList<Cohort> cohorts)
    {
        var pairs = cohorts.Select(cohort => cohort.Shadow).OfType<ShadowCohort>().ToList();
        var interval = PairedSequence.Judge([.. pairs.Select(pair => pair.Difference)], 1 - options.Confidence);
        var rows = pairs.Sum(pair => pair.Rows);
        var margin = options.Margin ?? 0;
        var figures = new SortedDictionary<string, double> { ["rows"] = rows, ["mcnemar"] = McNemar(pairs, options) };
        if (Unseen(pairs) is > SelectiveLabels.ToleratedRatio and var unseen)
        {
            figures["unseen"] = unseen;
            return Say(Outcome.NotEnoughEvidence, $"on {unseen:P1} of the rows it would act otherwise than was acted, and there no label can exist", figures);
        }

        if (!double.IsFinite(interval.Lower) || !double.IsFinite(interval.Upper))
        {
            return Say(Outcome.NotEnoughEvidence, $"{rows:N0} paired examples so far", figures);
        }

        (figures["difference"], figures["lower"], figures["upper"], figures["margin"]) =
            (interval.Estimate, interval.Lower, interval.Upper, margin);
        return Say(
            interval.Lower > margin ? Outcome.Fail
                : interval.Upper <= margin && rows >= stage.AtLeastExamples ? Outcome.Pass
                : Outcome.NotEnoughEvidence,
            $"loss minus the champion's is {interval.Estimate:0.0000} ({interval.Lower:0.0000} to {interval.Upper:0.0000}, valid at every look) over {rows:N0} paired examples; {margin:0.0000} is allowed",
            figures);
    }

    private static double? Unseen(List<ShadowCohort> pairs) => pairs.Count == 0 || pairs.TrueForAll(pair => pair.UnseenRatio is null)
        ? null
        : pairs.Sum(pair => (pair.UnseenRatio ?? 0) * pair.Rows) / pairs.Sum(pair => pair.Rows);

    private static double McNemar(List<ShadowCohort> pairs, QualityGateOptions options)
    {
        var test = new SequentialMcNemar(1 - options.Confidence);
        var state = pairs.Aggregate(test.Start, (all, one) => test.Update(all, new DiscordantPairs(one.OnlyChampionRight, one.OnlyChallengerRight)));
        return test.Judge(state).PValue;
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new("shadow", outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
