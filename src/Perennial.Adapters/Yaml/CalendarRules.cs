using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Windows hold every shorter period whole; there is one season at most; holidays are dates.</summary>
internal static class CalendarRules
{
    private const string Periods = "calendar.periods";
    private const string Holidays = "calendar.holidays";
    private const int LongestDays = 366;

    /// <param name="values">What the file says; the holidays are put in place of their file's name.</param>
    /// <param name="faults">What is wrong goes here.</param>
    /// <param name="modelFile">The file's name: holidays stand beside it.</param>
    public static void Check(ModelFileValues values, FaultList faults, string modelFile)
    {
        if (values.Find<List<object>>(Periods) is { } periods && !faults.Within(Periods))
        {
            Whole([.. periods.Cast<TimeSpan>()], problem => faults.Add(values.At(Periods), Periods, problem.What, problem.Remedy));
        }

        if (values.Find<string>(Holidays) is { } name)
        {
            Place at = values.At(Holidays);
            (SortedSet<DateOnly> days, string? fault) = HolidayFile.Read(Path.Combine(Path.GetDirectoryName(modelFile) ?? string.Empty, name));
            values.Add(Holidays, days.ToList(), at);
            if (fault is not null)
            {
                faults.Add(at, Holidays, fault, "Give a file beside the model file, one date a line, such as 2026-12-25.");
            }
        }
    }

    private static void Whole(TimeSpan[] periods, Action<(string What, string Remedy)> wrong)
    {
        if (periods.Length == 0)
        {
            wrong(("no period (empty list)", "Name at least 1d, or remove the key."));
        }

        foreach (TimeSpan period in periods.Where(period => period.Ticks % TimeSpan.TicksPerDay != 0 || period.TotalDays > LongestDays))
        {
            wrong(($"not a period of whole days ({Durations.Format(period)})", $"Allowed: 1d to {LongestDays}d."));
        }

        foreach (TimeSpan twice in periods.GroupBy(period => period).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            wrong(($"named twice ({Durations.Format(twice)})", "Name it once."));
        }

        Divided([.. periods.Select(period => (int)period.TotalDays).Distinct()], wrong);
    }

    private static void Divided(int[] days, Action<(string What, string Remedy)> wrong)
    {
        int[] seasons = [.. days.Where(one => one is > CalendarOptions.LongestWindowDays and <= LongestDays)];
        if (seasons.Length > 1)
        {
            wrong(($"two seasons ({Text(seasons[0])} and {Text(seasons[1])})", $"Keep one period longer than {CalendarOptions.LongestWindowDays}d."));
        }

        int longest = days.Where(one => one <= CalendarOptions.LongestWindowDays).DefaultIfEmpty(1).Max();
        foreach (int part in days.Where(one => one > 0 && one <= CalendarOptions.LongestWindowDays && longest % one != 0))
        {
            wrong(($"windows of {Text(longest)} hold no whole number of {Text(part)}", $"The nearest that works is {Text(Math.Max(1, longest / part) * part)} instead of {Text(longest)}."));
        }
    }

    private static string Text(int days) => string.Create(CultureInfo.InvariantCulture, $"{days}d");
}
