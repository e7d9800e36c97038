using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Which days of a reference a window is compared with: those in the same phase of the season, and no holidays.</summary>
internal static class Season
{
    /// <summary>Days this far from the middle of a window, round the season, are in its phase.</summary>
    public const int PhaseDays = 14;

    /// <summary>Why there is nothing to compare a window with; null where there is, or where no season is declared.</summary>
    public static string? Unknown(CalendarOptions calendar, ModelVersion version, DateTimeOffset expiredTo) =>
        Short(calendar, version.JudgedTo - (version.TrainedFrom < expiredTo ? expiredTo : version.TrainedFrom), "the reference holds");

    /// <summary>The signals, those without a whole season to compare with as not enough evidence. Scores are compared with those of unseen rows alone.</summary>
    public static IReadOnlyList<DriftSignal> Known(IReadOnlyList<DriftSignal> signals, CalendarOptions calendar, ModelVersion version, DateTimeOffset expiredTo)
    {
        var (all, scores) = (Unknown(calendar, version, expiredTo), Short(calendar, version.JudgedTo - version.TrainedTo, "scores of unseen rows are there for"));
        return [.. signals.Select((signal, at) => (at == signals.Count - 1 ? all ?? scores : all) is { } why
            ? signal with { State = SignalState.NotEnoughEvidence, Because = why }
            : signal)];
    }

    /// <summary>Days of the champion's history that are left out of its reference.</summary>
    /// <param name="calendar">Says season and holidays.</param>
    /// <param name="version">The champion.</param>
    /// <param name="middle">The window's; null takes every phase.</param>
    public static IReadOnlyList<DateOnly> LeftOut(CalendarOptions calendar, ModelVersion version, DateOnly? middle)
    {
        var (from, to) = (Days.Of(version.TrainedFrom), Days.Of(version.JudgedTo));
        var holidays = calendar.HolidaysIn(from, to).ToHashSet();
        return [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(from.AddDays)
            .Where(day => holidays.Contains(day) || (middle is { } phase && calendar.SeasonDays is { } season && Apart(day, phase, season) > PhaseDays))];
    }

    private static string? Short(CalendarOptions calendar, TimeSpan there, string what) => calendar.SeasonDays is { } season && there < TimeSpan.FromDays(season)
        ? $"{what} {(int)there.TotalDays} days, less than the declared period of {season}"
        : null;

    private static int Apart(DateOnly day, DateOnly other, int season)
    {
        var days = Math.Abs(day.DayNumber - other.DayNumber) % season;
        return Math.Min(days, season - days);
    }
}
