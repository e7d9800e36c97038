using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Drift.Multiplicity;
using Perennial.Drift.Paired;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version is worse than the champion on some of the rows, though not on all of them together: a guardrail, which stops and never promotes.</summary>
/// <remarks>Each slice one-sided by cluster against its margin, with Holm's correction for all slices together. Too little to say stops nothing.</remarks>
internal static class SliceGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "slices";

    /// <summary>Judges every slice of every declared column.</summary>
    public static Verdict Judge(JudgedRows rows, IReadOnlyList<string> columns, SliceGateOptions options)
    {
        var slices = columns.SelectMany(column => RowGroups.Of(rows.Model, rows.Rows, column, options.Bins, options.MinimumRows)
            .Select(group => (Name: $"{column}: {group.Name}", Rows: rows.Pick(group.Rows)))).ToList();
        var judged = slices.ConvertAll(slice => Slice(slice.Name, slice.Rows, options));
        if (slices.Count == 0 || rows.Champion is null)
        {
            return Say(Outcome.Pass, slices.Count == 0 ? (FormattableString)$"no slice has {options.MinimumRows:N0} labelled rows" : $"there is no champion to be worse than on {slices.Count} slices", judged);
        }

        var adjusted = Holm.Adjust([.. judged.Select(one => one.Worse)]);
        judged = [.. judged.Select((one, at) => (one.Found with { PValue = adjusted[at] }, one.Margin, adjusted[at]))];
        var failed = judged.Where(one => one.Worse <= 1 - rows.Model.Quality.Confidence).OrderBy(one => one.Worse).ToList();
        var (worst, margin, _) = failed.Count > 0 ? failed[0] : judged.MaxBy(one => one.Found.Difference - one.Margin);
        return Say(
            failed.Count == 0 ? Outcome.Pass : Outcome.Fail,
            failed.Count == 0
                ? (FormattableString)$"none of {judged.Count} slices is worse beyond its margin with evidence; the largest difference is {worst.Difference:0.0000} on {worst.Of}"
                : $"on {worst.Of} loss minus the champion's is {worst.Difference:0.0000} ({worst.Lower:0.0000} to {worst.Upper:0.0000}) over {worst.Rows:N0} rows; {margin:0.0000} is allowed{(failed.Count > 1 ? $", and {failed.Count - 1} other slices are worse too" : string.Empty)}",
            judged);
    }

    private static (ComparedFigure Found, double Margin, double Worse) Slice(string name, JudgedRows rows, SliceGateOptions options)
    {
        var own = rows.Rows.Losses(rows.Model, rows.Challenger);
        var other = rows.Champion is { } champion ? rows.Rows.Losses(rows.Model, champion) : null;
        var found = MetricComparisons.Mean(rows, MetricComparisons.Word(rows.Model.Metric), name, own, other);
        if (other is null)
        {
            return (found, 0, 1);
        }

        var margin = options.Margin ?? QualityGate.Margin(rows.Model, found.Champion!.Value);
        var estimate = ClusteredContrast.Of([rows.Ratio(1, row => own[row] - other[row], _ => 1)!]);
        return (found, margin, Above(estimate, margin));
    }

    /// <summary>The chance of such a difference where the truth is the margin.</summary>
    private static double Above(Drift.Estimate estimate, double margin) => !double.IsFinite(estimate.StandardError) ? 1
        : estimate.StandardError == 0 ? (estimate.Mean > margin ? 0 : 1)
        : StudentT.Cdf(-(estimate.Mean - margin) / estimate.StandardError, estimate.Clusters - 1);

    private static Verdict Say(Outcome outcome, FormattableString because, List<(ComparedFigure Found, double Margin, double Worse)> slices) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), new SortedDictionary<string, double> { ["slices"] = slices.Count })
        {
            Compared = [.. slices.Select(one => one.Found)],
        };
}
