using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>What repeats in the data.</summary>
internal static class CalendarKeys
{
    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section("calendar", "{ periods: [1d, 7d], holidays: holidays.csv }", "What repeats in the data: a window is compared with the same phase."),
        new("calendar.periods", KeyShape.Values, new Duration(TimeSpan.FromDays(1)),
            "Whole days. The longest of at most 31d sets the window of drift and skill; a longer one, up to 366d, is a season. Absent: 1d and 7d.")
        {
            Sample = "[1d, 7d, 365d]",
        },
        Value("calendar.holidays", new Word(), null,
            "A file beside this one with one date a line, such as 2026-12-25, and what else you like after a comma. Holidays are left out of every comparison."),
    ];
}
