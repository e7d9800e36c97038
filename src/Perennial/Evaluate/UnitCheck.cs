using Perennial.Drift.TwoSample;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a numeric feature changed its unit from one day to the next, among the rows to train on.</summary>
/// <remarks>By <see cref="UnitJump"/>: a day, and the days that follow, in another unit than up to seven days before it. The monitor finds such a day as it
/// comes, where there is a champion to compare with; this also sees what was there before the first.</remarks>
internal static class UnitCheck
{
    private const int DaysAround = 7;
    private const int MostRows = 2_000;

    /// <summary>Looks at one feature.</summary>
    public static void Look(FindingList list, FeatureColumn column)
    {
        if (column.Values is not double[] || !list.Looks(DataCheck.Unit, column.Name))
        {
            return;
        }

        var days = Days(column);
        for (var at = 1; at < days.Count; at++)
        {
            if (Change(days, at) is not { } change)
            {
                continue;
            }

            list.Add(DataCheck.Unit, column.Name, change.Factor, 1, false,
                $"column '{column.Name}' changed its unit on {Terms.Days.Of(DateTimeOffset.FromUnixTimeSeconds((long)days[at].Day)):yyyy-MM-dd}: one old unit is {change.Factor:0.####} new ones ({change.Name}), 1 is allowed",
                "Bring the rows into one unit or leave the days out, or write expect: { allow: [unit] } under it");
            return;
        }
    }

    private static UnitChange? Change(List<(double Day, double[] Values)> days, int at)
    {
        var before = Pool(days, Math.Max(0, at - DaysAround), at);
        Array.Sort(before);
        return UnitJump.Find(before, Pool(days, at, at + 1)) is { } change
            && UnitJump.Find(before, Pool(days, at, Math.Min(days.Count, at + DaysAround)))?.Factor == change.Factor ? change : null;
    }

    private static double[] Pool(List<(double Day, double[] Values)> days, int from, int to)
    {
        double[] all = [.. days[from..to].SelectMany(day => day.Values)];
        var step = Math.Max(1, (all.Length + MostRows - 1) / MostRows);
        return step == 1 ? all : [.. all.Where((_, place) => place % step == 0)];
    }

    /// <summary>The values of each day that has enough of them, with its first second.</summary>
    private static List<(double Day, double[] Values)> Days(FeatureColumn column) => [.. Enumerable.Range(0, column.Count)
        .Where(row => !double.IsNaN(column.Numbers[row]))
        .GroupBy(row => Math.Floor(column.Occurred[row] / TimeSpan.SecondsPerDay) * TimeSpan.SecondsPerDay)
        .OrderBy(day => day.Key)
        .Select(day => (day.Key, day.Select(row => column.Numbers[row]).ToArray()))
        .Where(day => day.Item2.Length >= FeedMonitor.MinimumRows)];
}
