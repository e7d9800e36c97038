using System.Globalization;
using Perennial.Drift.Sequential;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>Whether a version is worse on some of the rows than is allowed, day by day: the slice gate after its single look. It stops, and never promotes.</summary>
/// <remarks>A confidence sequence for each slice, which may be looked at every day, all of them together at the declared confidence.</remarks>
internal static class SliceGuardrail
{
    /// <summary>Judges paired rows: those of a shadow, or of the time since a promotion.</summary>
    public static Verdict? Judge(ModelDeclaration model, IEnumerable<IReadOnlyList<SliceLoss>?> days) => model.Guardrails?.Slices is not { } most ? null : Say(
        model, most, days.SelectMany(day => day ?? []).GroupBy(one => (one.Column, one.Slice)),
        same => same.Sum(one => one.Difference.Rows), (same, alpha) => PairedSequence.Judge([.. same.Select(one => one.Difference)], alpha));

    /// <summary>Judges the arms of a split.</summary>
    public static Verdict? Judge(ModelDeclaration model, IEnumerable<IReadOnlyList<SliceArms>?> days) => model.Guardrails?.Slices is not { } most ? null : Say(
        model, most, days.SelectMany(day => day ?? []).GroupBy(one => (one.Column, one.Slice)),
        same => same.Sum(one => one.Challenger.Rows), (same, alpha) => new TwoSampleConfidenceSequence(new ConfidenceSequenceOptions { Alpha = alpha }).Judge(
            same.Aggregate(new TwoSampleMoments(default, default), (all, one) => new TwoSampleMoments(all.Champion.Merge(one.Champion), all.Challenger.Merge(one.Challenger)))));

    private static Verdict? Say<T>(
        ModelDeclaration model, double most, IEnumerable<IGrouping<(string Column, string Slice), T>> slices, Func<IEnumerable<T>, long> rows, Func<IEnumerable<T>, double, SequenceInterval> judge)
    {
        var judged = slices.Where(slice => rows(slice) >= (model.Gates?.Slicing.MinimumRows ?? 1)).ToList();
        return judged.Select(slice => (slice.Key, Rows: rows(slice), Interval: judge(slice, (1 - model.Quality.Confidence) / judged.Count)))
            .Where(one => double.IsFinite(one.Interval.Lower) && one.Interval.Lower > most)
            .OrderByDescending(one => one.Interval.Lower).ThenBy(one => one.Key).Select(one => Say(one.Key, one.Rows, one.Interval, most)).FirstOrDefault();
    }

    private static Verdict Say((string Column, string Slice) slice, long rows, SequenceInterval interval, double most) => new(
        "slices",
        Outcome.Fail,
        string.Create(CultureInfo.InvariantCulture, $"on {slice.Column}: {slice.Slice} loss minus the champion's is {interval.Estimate:0.0000} ({interval.Lower:0.0000} to {interval.Upper:0.0000}, valid at every look) over {rows:N0} rows; {most:0.0000} is allowed"),
        new SortedDictionary<string, double> { ["difference"] = interval.Estimate, ["lower"] = interval.Lower, ["upper"] = interval.Upper, ["margin"] = most, ["rows"] = rows });
}
