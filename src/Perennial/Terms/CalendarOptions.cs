namespace Perennial.Terms;

/// <summary>What repeats in the data, and which days are like no other: like is compared with like.</summary>
public sealed record CalendarOptions
{
    /// <summary>The longest period that windows hold whole; a longer one is a season.</summary>
    public const int LongestWindowDays = 31;

    /// <summary>Windows hold at least so many days.</summary>
    public const int LeastWindowDays = 7;

    /// <summary>Whole days, each once, those of a window dividing the longest of them, at most one season. The default is a day and a week.</summary>
    public IReadOnlyList<TimeSpan> Periods { get; init; } = [TimeSpan.FromDays(1), TimeSpan.FromDays(7)];

    /// <summary>Days that are compared with none, in order; null where there are none.</summary>
    public IReadOnlyList<DateOnly>? Holidays { get; init; }

    /// <summary>Days of a window: the least multiple of the longest period of at most <see cref="LongestWindowDays"/> that is a week or more.</summary>
    public int WindowDays
    {
        get
        {
            var longest = Days.Where(days => days <= LongestWindowDays).DefaultIfEmpty(1).Max();
            return longest * ((LeastWindowDays + longest - 1) / longest);
        }
    }

    /// <summary>Days of the season, such as 365; null where none is declared.</summary>
    public int? SeasonDays => Days.Where(days => days > LongestWindowDays).Select(days => (int?)days).FirstOrDefault();

    /// <summary>The holidays of [from, to).</summary>
    public IReadOnlyList<DateOnly> HolidaysIn(DateOnly from, DateOnly to) => Holidays is null ? [] : [.. Holidays.Where(day => day >= from && day < to)];

    private IEnumerable<int> Days => Periods.Select(period => (int)period.TotalDays);
}
