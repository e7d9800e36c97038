using Perennial.Drift.TwoSample;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Looks for what broke overnight: a column in another unit, gone, or stuck, on the newest day and not on the day before.</summary>
/// <remarks>A change of unit is found by <see cref="UnitJump"/>, which cannot tell it from a drift of the same scale; a feed breaks in one day, a drift
/// takes many: so the day before has to have been at most half as far away. While a column is broken the day before says nothing, and only values
/// that are as in the reference end it.</remarks>
public static class FeedMonitor
{
    /// <summary>The values are in another unit.</summary>
    public const string Unit = "unit";

    /// <summary>The values are gone.</summary>
    public const string Vanished = "vanished";

    /// <summary>The values are all the same.</summary>
    public const string Stuck = "stuck";

    /// <summary>A day with fewer rows says nothing. The default is 50.</summary>
    public const int MinimumRows = 50;

    /// <summary>A larger share of missing values is a column that is gone. The default is one half.</summary>
    public const double VanishedRatio = 0.5;

    /// <summary>A column may be stuck only where no value has more than this share of the reference. The default is 0.1.</summary>
    public const double CommonRatio = 0.1;

    /// <summary>Whether a signal is one of this monitor's.</summary>
    public static bool IsDaily(QualitySignal signal) => signal.Check is Unit or Vanished or Stuck;

    /// <summary>The signals of the newest day.</summary>
    /// <param name="model">Says what is logged.</param>
    /// <param name="reference">The champion's.</param>
    /// <param name="window">The newest days.</param>
    /// <param name="day">The newest of them.</param>
    /// <param name="broken">Whether a column is known to be broken.</param>
    public static IReadOnlyList<QualitySignal> Observe(
        ModelDeclaration model, Reference reference, IWindow window, DateOnly day, Func<string, bool> broken)
    {
        var features = WindowFeatures.Of(window, reference.Signature);
        var logged = model.Features.Select(feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        var (now, before) = (Rows(window, day), Rows(window, day.AddDays(-1)));
        return [.. reference.Signature.Index().Where(one => logged.Contains(one.Item.Name)).SelectMany(one =>
            one.Item.Type == FeatureType.Numeric
                ? Numeric(Column(one.Index, now.Length, before.Length), reference.Features[one.Index], Pick(features.Numbers(one.Index), now), Pick(features.Numbers(one.Index), before))
                : Categorical(Column(one.Index, now.Length, before.Length), reference.Features[one.Index], Pick(features.Texts(one.Index), now), Pick(features.Texts(one.Index), before)))];

        ColumnLook Column(int at, int rows, int rowsBefore) => new(reference.Signature[at].Name, broken(reference.Signature[at].Name), rows, rowsBefore);
    }

    private static IEnumerable<QualitySignal> Numeric(ColumnLook look, ReferenceColumn reference, double[] now, double[] before)
    {
        var (values, earlier) = (Array.FindAll(now, value => !double.IsNaN(value)), Array.FindAll(before, value => !double.IsNaN(value)));
        return
        [
            look.Missing(reference, values.Length, earlier.Length),
            look.Repeated(CommonShare(reference), values.Distinct().Count(), values.Length, earlier.Distinct().Count()),
            look.Jump(reference, values, earlier),
        ];
    }

    private static IEnumerable<QualitySignal> Categorical(ColumnLook look, ReferenceColumn reference, string?[] now, string?[] before)
    {
        var (values, earlier) = (ReferenceColumn.Count(now), ReferenceColumn.Count(before));
        var common = reference.Counts.Count == 0 ? 1 : reference.Counts.Values.Max() / (double)reference.Counts.Values.Sum();
        return
        [
            look.Missing(reference, values.Values.Sum(), earlier.Values.Sum()),
            look.Repeated(common, values.Count, values.Values.Sum(), earlier.Count),
        ];
    }

    private static double CommonShare(ReferenceColumn reference)
    {
        var (longest, run) = (0, 0);
        for (var at = 0; at < reference.Sorted.Length; at++)
        {
            run = at > 0 && reference.Sorted[at] == reference.Sorted[at - 1] ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return reference.Sorted.Length == 0 ? 1 : longest / (double)reference.Sorted.Length;
    }

    private static int[] Rows(IWindow window, DateOnly day)
    {
        var (from, to) = (Days.Start(day).ToUnixTimeSeconds(), Days.Start(day.AddDays(1)).ToUnixTimeSeconds());
        var occurred = window.Numbers(WindowColumns.Occurred);
        return [.. Enumerable.Range(0, occurred.Length).Where(row => occurred[row] >= from && occurred[row] < to)];
    }

    private static T[] Pick<T>(T[] values, int[] rows) => Array.ConvertAll(rows, row => values[row]);
}
