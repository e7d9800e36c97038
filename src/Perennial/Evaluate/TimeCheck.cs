using System.Globalization;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a feature only says when a row occurred, or knows of a time after it.</summary>
/// <remarks>A column holds instants where nearly all of its values, read as seconds, milliseconds or microseconds since 1970 or as ISO 8601 text, lie within a
/// year of the rows' own times.</remarks>
internal static class TimeCheck
{
    /// <summary>The greatest rank correlation with time of a column of many values. The default is 0.999.</summary>
    public const double MostCorrelation = 0.999;

    /// <summary>The greatest share of rows whose instant is later than their own time. The default is 0.01.</summary>
    public const double MostLater = 0.01;

    /// <summary>The share of values that must read as instants, and of distinct values that make an index. Both are fixed.</summary>
    private const double InstantRatio = 0.95, DistinctRatio = 0.5;

    private const int MostRows = 5_000;
    private const double SlackSeconds = 60;
    private const double YearSeconds = 366 * 86_400.0;

    /// <summary>Looks at one feature.</summary>
    public static void Look(FindingList list, FeatureColumn column)
    {
        var rows = column.Sample(MostRows);
        if (rows.Count < SchemaCheck.MinimumRows)
        {
            return;
        }

        Later(list, rows);
        if (rows.Numbers.Distinct().Count() >= DistinctRatio * rows.Count && Ranks.Correlation(rows.Numbers, rows.Occurred) is var correlation && Math.Abs(correlation) >= MostCorrelation)
        {
            list.Add(DataCheck.TimeIndex, column.Name, correlation, MostCorrelation, false,
                $"column '{column.Name}' only says when a row occurred: its rank correlation with time is {correlation:0.####}, below {MostCorrelation:0.####} is expected; trees answer every later row as the last",
                "Take it out of features, or write expect: { allow: [time_index] } under it");
        }
    }

    private static void Later(FindingList list, FeatureColumn rows)
    {
        if (Instants(rows) is not { } instants)
        {
            return;
        }

        var later = (double)instants.Zip(rows.Occurred).Count(pair => pair.First > pair.Second + SlackSeconds) / rows.Count;
        if (later > MostLater)
        {
            list.Add(DataCheck.Future, rows.Name, later, MostLater, false,
                $"column '{rows.Name}' knows of the future: it holds an instant later than the row's own in {later:0.####} of the rows, {MostLater:0.####} is allowed",
                "Take it out of features, or, where it is planned and known in advance, write expect: { allow: [future] } under it");
        }
    }

    /// <summary>The column as seconds since 1970; null where it holds no instants.</summary>
    private static double[]? Instants(FeatureColumn rows)
    {
        if (rows.Values is double[] numbers)
        {
            return new[] { 1, 1e3, 1e6 }.Select(unit => Array.ConvertAll(numbers, number => number / unit)).FirstOrDefault(seconds => Near(seconds, rows.Occurred));
        }

        var texts = Array.ConvertAll(rows.Texts, Read);
        return Near(texts, rows.Occurred) ? texts : null;
    }

    private static bool Near(double[] seconds, double[] occurred)
    {
        var (first, last) = (occurred[0] - YearSeconds, occurred[^1] + YearSeconds);
        return seconds.Count(one => one >= first && one <= last) >= InstantRatio * seconds.Length;
    }

    private static double Read(string? text) => text is { Length: >= 10 } && char.IsAsciiDigit(text[0]) && text[4] == '-' && text[7] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUnixTimeMilliseconds() / 1e3
            : double.NaN;
}
