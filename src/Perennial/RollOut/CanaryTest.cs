using System.Globalization;
using Perennial.Drift.Sequential;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Judges the two arms of a canary, once per matured cohort.</summary>
/// <remarks>
/// Arms are compared share by share, and the differences weighed by the challenger's rows of each (post-stratification): while the share grows the two arms
/// answer on different days, and pooled they would tell days apart instead of versions. The weighed difference is held against an asymptotic confidence sequence
/// (<see cref="NormalMixture"/>). The sample ratio is checked on the newest cohort, unless the share changed on its day.
/// </remarks>
public static class CanaryTest
{
    private static readonly TimeSpan Noon = TimeSpan.FromHours(12);

    /// <summary>Judges the cohorts of the stage so far. Without a margin none is allowed.</summary>
    public static Verdict Judge(Rollout rollout, QualityGateOptions options, IReadOnlyList<Cohort> cohorts)
    {
        var figures = new SortedDictionary<string, double> { ["challenger-rows"] = Examples(cohorts), ["rows"] = cohorts.Sum(cohort => cohort.Split is { } split ? split.Champion.Rows + split.Challenger.Rows : 0), ["share"] = rollout.Stage!.Share };
        if (Mismatch(rollout, cohorts, figures) is { } mismatch)
        {
            return mismatch;
        }

        var margin = options.Margin ?? 0;
        if (Interval(rollout, cohorts, 1 - options.Confidence) is not var (difference, half))
        {
            return Say(Outcome.NotEnoughEvidence, $"{figures["challenger-rows"]:N0} examples of the challenger so far", figures);
        }

        (figures["difference"], figures["lower"], figures["upper"], figures["margin"]) = (difference, difference - half, difference + half, margin);
        return Say(
            difference - half > margin ? Outcome.Fail : difference + half <= margin ? Outcome.Pass : Outcome.NotEnoughEvidence,
            $"the challenger's arm minus the champion's is {difference:0.0000} ({difference - half:0.0000} to {difference + half:0.0000}, valid at every look) over {figures["challenger-rows"]:N0} examples of the challenger; {margin:0.0000} is allowed",
            figures);
    }

    /// <summary>Labelled examples that the challenger answered.</summary>
    public static long Examples(IReadOnlyList<Cohort> cohorts) => cohorts.Sum(cohort => cohort.Split?.Challenger.Rows ?? 0);

    /// <summary>The weighed difference and its half width; null while one of the arms is too small.</summary>
    private static (double Difference, double Half)? Interval(Rollout rollout, IReadOnlyList<Cohort> cohorts, double alpha)
    {
        var options = new ConfidenceSequenceOptions { Alpha = alpha };
        var strata = cohorts.Where(cohort => cohort.Split is not null).GroupBy(cohort => StepOf(rollout, cohort.Day))
            .Select(step => step.Aggregate(new TwoSampleMoments(default, default), (all, one) => new TwoSampleMoments(all.Champion.Merge(one.Split!.Champion), all.Challenger.Merge(one.Split.Challenger))))
            .Where(one => one.Champion.Clusters > 1 && one.Challenger.Clusters > 1).ToList();
        var (champion, challenger) = (strata.Sum(one => one.Champion.Clusters), strata.Sum(one => one.Challenger.Clusters));
        var rows = strata.Sum(one => (double)one.Challenger.Rows);
        var error = Math.Sqrt(strata.Sum(one => Math.Pow(one.Challenger.Rows / rows * double.Hypot(one.Champion.StandardError, one.Challenger.StandardError), 2)));
        if (Math.Min(champion, challenger) < options.BurnInClusterCount || error == 0 || !double.IsFinite(error))
        {
            return null;
        }

        var rho = NormalMixture.Rho(alpha, options.ExpectedClusterCount);
        return (strata.Sum(one => one.Challenger.Rows / rows * (one.Challenger.Mean - one.Champion.Mean)), NormalMixture.HalfWidth(error, champion + challenger, rho, alpha));
    }

    /// <summary>A day belongs to the share that was answered at its noon.</summary>
    private static int StepOf(Rollout rollout, DateOnly day) => rollout.Steps.FindLastIndex(step => step.Since <= Days.Start(day) + Noon);

    private static Verdict? Mismatch(Rollout rollout, IReadOnlyList<Cohort> cohorts, SortedDictionary<string, double> figures)
    {
        var newest = cohorts.LastOrDefault(cohort => cohort.Split is not null);
        var step = newest is null ? -1 : rollout.Steps.FindLastIndex(one => one.Since <= Days.Start(newest.Day));
        var changed = step < 0 || (step + 1 < rollout.Steps.Count && rollout.Steps[step + 1].Since < Days.Start(newest!.Day.AddDays(1)));
        if (changed || SampleRatio.Of(rollout.Steps[step].Share, newest!.Split!.ChampionEntities, newest.Split.ChallengerEntities) is not { } evidence)
        {
            return null;
        }

        (figures["entities"], figures["sample-ratio-p"]) = (evidence.AssignedCount, evidence.PValue);
        return evidence.Mismatch ? SampleRatio.Say(rollout.Steps[step].Share, evidence, figures) : null;
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new("canary", outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
