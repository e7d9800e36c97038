using System.Globalization;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version treats groups more differently than is allowed, or more differently than the champion does.</summary>
/// <remarks>
/// Rates are compared between every two groups, by the delta method over declared clusters (<see cref="Perennial.Drift.Paired.ClusteredContrast"/>), the version
/// paired with the champion on the same rows. It fails on evidence that survives Bonferroni's correction for all groups and metrics of a limit together.
/// </remarks>
internal static class BiasGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "bias";

    /// <summary>Judges every protected column.</summary>
    public static Verdict Judge(JudgedRows rows, IReadOnlyList<string> columns, BiasGateOptions? limits)
    {
        var options = limits ?? new BiasGateOptions();
        var metrics = options.Metrics ?? BiasGateOptions.DefaultMetrics(rows.Model.Task);
        var rates = columns.SelectMany(column => metrics.Select(metric => GroupRates.Of(rows, column, metric, options))).Where(one => one.Groups.Count > 1).ToList();
        var evidence = BiasComparisons.Of(rows, columns, rates, options);
        if (rates.Count == 0)
        {
            return Say(Outcome.NotEnoughEvidence, $"no two groups of {string.Join(", ", columns)} have {options.MinimumRows:N0} labelled rows each", [], evidence);
        }

        List<BiasCheck>[] checks = [Gaps(rates, options.MaxGap), Ratios(rates, options.MinRatio), rows.Champion is null ? [] : Changes(rates, options.Margin)];
        return checks.All(one => one.Count == 0)
            ? Say(Outcome.Pass, $"groups of {string.Join(", ", columns)} were compared; no limit is declared{(rows.Champion is null && options.Margin is not null ? " without a champion" : string.Empty)}", [], evidence)
            : Verdict(rows.Model.Quality.Confidence, [.. checks.Where(one => one.Count > 0)], evidence);
    }

    private static Verdict Verdict(double confidence, List<List<BiasCheck>> checks, IReadOnlyList<ComparedFigure> evidence)
    {
        var failed = checks.SelectMany(limit => limit.Select(one => (Check: one, Beyond: one.Beyond(1 - ((1 - confidence) / limit.Count)))))
            .Where(one => one.Beyond > 0).OrderByDescending(one => one.Beyond).ToList();
        var within = checks.TrueForAll(limit => limit.TrueForAll(one => one.Within(confidence)));
        var worst = failed.Count > 0 ? failed[0].Check : checks.SelectMany(limit => limit).MaxBy(one => one.Estimate.Mean - one.Most)!;
        var half = worst.Half(confidence);
        var more = failed.Count > 1 ? $"; so are {failed.Count - 1} others" : string.Empty;
        return Say(
            failed.Count > 0 ? Outcome.Fail : within ? Outcome.Pass : Outcome.NotEnoughEvidence,
            $"{worst.Limit} of {worst.Metric} between {worst.Column} {worst.Groups.One} and {worst.Groups.Other} is {worst.Estimate.Mean:0.0000} ({worst.Estimate.Mean - half:0.0000} to {worst.Estimate.Mean + half:0.0000}) over {worst.Rows:N0} rows; {worst.Most:0.0000} is allowed{more}",
            new() { ["value"] = worst.Estimate.Mean, ["allowed"] = worst.Most, ["rows"] = worst.Rows, ["failed"] = failed.Count }, evidence);
    }

    private static List<BiasCheck> Gaps(List<GroupRates> rates, double? most) => most is not { } limit ? [] : [.. rates.SelectMany(rate => rate.Pairs.Select(pair =>
    {
        var (high, low) = Ordered(pair);
        return Check("the difference", rate, high, low, GroupRate.Contrast((1, high, false), (-1, low, false)), limit);
    }))];

    /// <summary>A ratio is at least r where r times the higher less the lower is at most 0. Said so, since a ratio of small rates has no interval worth the name.</summary>
    private static List<BiasCheck> Ratios(List<GroupRates> rates, double? least) => least is not { } limit ? [] : [.. rates.Where(rate => rate.Groups[0].Bounded).SelectMany(rate => rate.Pairs.Select(pair =>
    {
        var (high, low) = Ordered(pair);
        return Check(FormattableString.Invariant($"the shortfall below {limit:0.##} times the other"), rate, low, high, GroupRate.Contrast((limit, high, false), (-1, low, false)), 0);
    }))];

    private static List<BiasCheck> Changes(List<GroupRates> rates, double? most) => most is not { } limit ? [] : [.. rates.SelectMany(rate => rate.Pairs.Select(pair =>
        Check("the difference beyond the champion's", rate, pair.One, pair.Other, Change(pair.One, pair.Other), limit)))];

    /// <summary>How much further two groups are apart than under the champion, paired on the same rows.</summary>
    internal static Drift.Estimate Change(GroupRate one, GroupRate other)
    {
        double own = one.Own.Value >= other.Own.Value ? 1 : -1, before = one.Champion!.Value >= other.Champion!.Value ? 1 : -1;
        return GroupRate.Contrast((own, one, false), (-own, other, false), (-before, one, true), (before, other, true));
    }

    private static (GroupRate High, GroupRate Low) Ordered((GroupRate One, GroupRate Other) pair) =>
        pair.One.Own.Value >= pair.Other.Own.Value ? pair : (pair.Other, pair.One);

    private static BiasCheck Check(string limit, GroupRates rate, GroupRate one, GroupRate other, Drift.Estimate estimate, double most) =>
        new(limit, rate.Column, BiasComparisons.Word(rate.Metric), (one.Name, other.Name), estimate, most, one.Rows + other.Rows);

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures, IReadOnlyList<ComparedFigure> evidence) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures) { Compared = evidence };
}
