using System.Globalization;
using Perennial.Drift.Sequential;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Whether groups are treated more differently than is allowed, day by day: the bias gate after its single look.</summary>
/// <remarks>A two-sample confidence sequence for every two groups, which may be looked at every day, all of them together at the declared confidence. Rows count
/// each for itself. It stops, and never promotes.</remarks>
internal static class GroupGuardrail
{
    /// <summary>The verdict when two groups surely differ by more than is allowed; null when none do, or nothing is limited.</summary>
    /// <param name="model">Says the limit.</param>
    /// <param name="days">The counts of each day.</param>
    public static Verdict? Judge(ModelDeclaration model, IEnumerable<IReadOnlyList<GroupCounts>?> days)
    {
        if (model.Gates?.Bias is not { MaxGap: { } most } options || model.Task != TaskKind.Binary)
        {
            return null;
        }

        var groups = days.SelectMany(day => day ?? []).GroupBy(one => (one.Column, one.Group))
            .Select(group => group.Aggregate((all, one) => all with
            {
                Rows = all.Rows + one.Rows, Positives = all.Positives + one.Positives, Selected = all.Selected + one.Selected, TruePositives = all.TruePositives + one.TruePositives,
            })).Where(group => group.Rows >= options.MinimumRows).OrderBy(group => group.Column, StringComparer.Ordinal).ThenBy(group => group.Group, StringComparer.Ordinal).ToList();
        var pairs = (options.Metrics ?? BiasGateOptions.DefaultMetrics(model.Task)).SelectMany(metric => Pairs(groups, metric)).ToList();
        var sequence = new TwoSampleConfidenceSequence(new ConfidenceSequenceOptions { Alpha = (1 - model.Quality.Confidence) / Math.Max(1, pairs.Count) });
        return pairs.Select(pair => (Pair: pair, Least: Least(sequence, pair)))
            .Where(one => one.Least > most).OrderByDescending(one => one.Least).Select(one => Say(one.Pair, one.Least, most)).FirstOrDefault();
    }

    private static IEnumerable<(GroupMetric Metric, GroupCounts One, GroupCounts Other)> Pairs(List<GroupCounts> groups, GroupMetric metric) =>
        groups.SelectMany((one, at) => groups.Skip(at + 1).Where(other => other.Column == one.Column).Select(other => (metric, one, other)))
            .Where(pair => pair.one.Share(metric).Of > 1 && pair.other.Share(metric).Of > 1);

    /// <summary>How far two groups are apart at least; 0 where that is not known.</summary>
    private static double Least(TwoSampleConfidenceSequence sequence, (GroupMetric Metric, GroupCounts One, GroupCounts Other) pair)
    {
        var (one, other) = (pair.One.Share(pair.Metric), pair.Other.Share(pair.Metric));
        var interval = sequence.Judge(new TwoSampleMoments(GroupCounts.Moments(other.Of, other.Counted), GroupCounts.Moments(one.Of, one.Counted)));
        return double.IsFinite(interval.Lower) && double.IsFinite(interval.Upper) ? Math.Max(0, Math.Max(interval.Lower, -interval.Upper)) : 0;
    }

    private static Verdict Say((GroupMetric Metric, GroupCounts One, GroupCounts Other) pair, double least, double most)
    {
        var (one, other) = (pair.One.Share(pair.Metric), pair.Other.Share(pair.Metric));
        var (first, second) = ((double)one.Counted / one.Of, (double)other.Counted / other.Of);
        var word = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(pair.Metric.ToString());
        return new Verdict(
            "bias",
            Outcome.Fail,
            string.Create(CultureInfo.InvariantCulture, $"{word} is {first:0.0000} for {pair.One.Column} {pair.One.Group} and {second:0.0000} for {pair.Other.Group}, at least {least:0.0000} apart at every look, over {one.Of + other.Of:N0} rows; {most:0.0000} is allowed"),
            new SortedDictionary<string, double> { ["value"] = Math.Abs(first - second), ["lower"] = least, ["allowed"] = most, ["rows"] = one.Of + other.Of });
    }
}
