using System.Globalization;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Compares a new champion with the one before on the same rows, for the declared time after a promotion. A pure function.</summary>
/// <remarks>
/// The one before is scored on every matured cohort anyhow, so nothing more is served. The paired differences of the days since the promotion are a
/// confidence sequence (<see cref="PairedSequence"/>): looking every day does not inflate the error. The time counts predictions: labels that come
/// late are waited for. It takes back only where a gate would not have let the new one through: beyond the declared margin.
/// </remarks>
public static class PromotionWatch
{
    /// <summary>What the verdict on its loss is called.</summary>
    public const string Name = "watch";

    /// <summary>Fewer days than this say nothing: what all rows of a day share is seen only between days.</summary>
    public const int LeastDays = 2;

    /// <summary>The facts that follow; empty while there is nothing new to tell.</summary>
    /// <param name="registry">Declaration and champions.</param>
    /// <param name="monitor">The cohorts.</param>
    /// <param name="watched">The newest promotion; null when there is none to watch.</param>
    /// <param name="free">Whether nothing else goes on, so that the champion may be taken back.</param>
    /// <param name="now">The turn's time.</param>
    public static IReadOnlyList<IFact> Next(RegistryState registry, MonitorState monitor, WatchedPromotion? watched, bool free, DateTimeOffset now)
    {
        if (watched is not { Over: false } one || registry.Champion != one.Version || registry.Declared().AfterPromotion.Watch <= TimeSpan.Zero)
        {
            return [];
        }

        var model = registry.Declared();
        var last = Days.Of(one.Since + model.AfterPromotion.Watch - TimeSpan.FromTicks(1));
        var over = now >= Days.Start(last.AddDays(1)) + model.Label.MaturesAfter;
        if (over && one.Says is null)
        {
            return [];
        }

        var cohorts = Since(monitor, one, last);
        var verdict = one.Stopped
            ?? ServingGuardrails.Stop(model, one.Served, one.Version, one.Before)
            ?? GroupGuardrail.Judge(model, cohorts.Select(cohort => cohort.Groups))
            ?? SliceGuardrail.Judge(model, cohorts.Select(cohort => cohort.Slices))
            ?? Judge(model, cohorts, one, last);
        if (verdict.Outcome == Outcome.Fail && TakesBack(registry))
        {
            return free
                ? [new PromotionWatched(one.Version, one.Previous, verdict, true), .. RolloutPolicy.RollBack(registry, monitor, one.Previous, verdict.Because)]
                : Told(one, verdict, false);
        }

        return Told(one, verdict, over);
    }

    private static bool TakesBack(RegistryState registry) =>
        !registry.Frozen && registry.Declared() is { Mode: Mode.Act, AfterPromotion.OnWorse: WhenWorse.RollBack };

    private static IReadOnlyList<IFact> Told(WatchedPromotion one, Verdict verdict, bool over) =>
        over || one.Says != verdict.Outcome ? [new PromotionWatched(one.Version, one.Previous, verdict, over)] : [];

    private static List<Cohort> Since(MonitorState monitor, WatchedPromotion one, DateOnly last) =>
        [.. monitor.Sound.Where(cohort => cohort.Champion == one.Version && cohort.Day >= Days.Of(one.Since) && cohort.Day <= last && cohort.Labelled > 0)];

    private static Verdict Judge(ModelDeclaration model, List<Cohort> cohorts, WatchedPromotion one, DateOnly last)
    {
        var pairs = cohorts.Select(cohort => (Cohort: cohort, Before: cohort.Versions.FirstOrDefault(version => version.Version == one.Previous)))
            .Where(pair => pair.Before is not null).ToList();
        if (model.Label is { SeenWhen: not null, Explore: null })
        {
            return Say(Outcome.NotEnoughEvidence, $"labels are seen only after some actions, so version {one.Previous} cannot be judged where it would act otherwise", []);
        }

        return pairs.Count < LeastDays
            ? Say(Outcome.NotEnoughEvidence, $"version {one.Previous}, which version {one.Version} replaced, was scored on {pairs.Count} of {cohorts.Count} days since; watched up to {last:yyyy-MM-dd}", new() { ["days"] = pairs.Count })
            : Compare(model, one, [.. pairs.Select(pair => (pair.Cohort, pair.Before!))]);
    }

    private static Verdict Compare(ModelDeclaration model, WatchedPromotion one, IReadOnlyList<(Cohort Cohort, VersionLoss Before)> pairs)
    {
        var interval = PairedSequence.Judge([.. pairs.Select(pair => pair.Before.AgainstChampion)], 1 - model.Quality.Confidence);
        if (!double.IsFinite(interval.Lower) || !double.IsFinite(interval.Upper))
        {
            return Say(Outcome.NotEnoughEvidence, $"{pairs.Count} days say nothing about chance yet", new() { ["days"] = pairs.Count });
        }

        var volume = pairs.Sum(pair => pair.Cohort.Volume);
        var margin = QualityGate.Margin(model, pairs.Sum(pair => (pair.Cohort.LossOf(one.Version) ?? 0) * pair.Cohort.Volume) / volume);
        var (difference, lower, upper) = (-interval.Estimate, -interval.Upper, -interval.Lower);
        return Say(
            lower > margin ? Outcome.Fail : upper <= margin ? Outcome.Pass : Outcome.NotEnoughEvidence,
            $"loss of version {one.Version} minus that of version {one.Previous}, which it replaced, is {difference:0.0000} ({lower:0.0000} to {upper:0.0000}, valid at every look) over {pairs.Count} days; {margin:0.0000} is allowed",
            new() { ["days"] = pairs.Count, ["difference"] = difference, ["lower"] = lower, ["upper"] = upper, ["margin"] = margin });
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
