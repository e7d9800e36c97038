using System.Globalization;

namespace Perennial.Adapters.Yaml;

/// <summary>A file of holidays: one ISO date a line, which a comma and anything else may follow. Empty lines, lines that begin with # and the head <c>date</c> are passed over.</summary>
internal static class HolidayFile
{
    private const long LongestBytes = 1 << 20;

    /// <summary>The days, and what is wrong with the file; null where nothing is.</summary>
    public static (SortedSet<DateOnly> Days, string? Fault) Read(string path)
    {
        try
        {
            return !File.Exists(path) ? ([], $"no such file ({path})")
                : new FileInfo(path).Length > LongestBytes ? ([], $"longer than 1 MiB ({path})")
                : Parse(path, File.ReadAllLines(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], $"cannot be read ({path}: {e.Message})");
        }
    }

    private static (SortedSet<DateOnly> Days, string? Fault) Parse(string path, string[] lines)
    {
        SortedSet<DateOnly> days = [];
        foreach ((int index, string line) in lines.Index())
        {
            string cell = line.Split(',')[0].Trim();
            if (cell.Length == 0 || cell[0] == '#' || (index == 0 && cell.Equals("date", StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (!DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                return (days, string.Create(CultureInfo.InvariantCulture, $"{path}:{index + 1}: not a date ({cell[..Math.Min(cell.Length, 60)]})"));
            }

            days.Add(day);
        }

        return days.Count == 0 ? (days, $"no date in the file ({path})") : (days, null);
    }
}
