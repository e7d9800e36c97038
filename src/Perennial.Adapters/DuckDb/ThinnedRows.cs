using Perennial.Log;

namespace Perennial.Adapters.DuckDb;

/// <summary>Leaves out part of a window's rows, the same share of every label, by the digests of their ids: the same rows every time, whatever came since.</summary>
internal static class ThinnedRows
{
    /// <summary>More distinct labels than this are numbers, and no classes.</summary>
    private const int MostClasses = 1_000;

    public static WindowRow[] Of(List<WindowRow> rows, IReadOnlyList<Thinning> thinned, Func<WindowRow, IdKey> id, Func<WindowRow, long> occurred)
    {
        (long Before, double Ratio)[] rules = [.. thinned.Select(one => (Sql.Micros(one.Before), one.Ratio))];
        double[] ratios = [.. rows.Select(row => rules.Aggregate(1.0, (all, rule) => occurred(row) < rule.Before ? all * rule.Ratio : all))];
        bool classes = rows.Select(row => row.Label).Distinct().Count() <= MostClasses;
        HashSet<int> kept = [.. Enumerable.Range(0, rows.Count)
            .GroupBy(at => (ratios[at], Label: classes ? rows[at].Label : null))
            .SelectMany(group => group.OrderBy(at => id(rows[at]).High).ThenBy(at => id(rows[at]).Low)
                .Take((int)Math.Round(group.Count() * group.Key.Item1, MidpointRounding.AwayFromZero)))];
        return [.. rows.Where((_, at) => kept.Contains(at))];
    }
}
