using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Perennial.Adapters.Yaml;

/// <summary>Durations as people write them: a whole number and a unit, such as 14d, 12h, 30m, 45s or 1w.</summary>
public static class Durations
{
    private static readonly (char Unit, TimeSpan Length)[] Units =
    [
        ('w', TimeSpan.FromDays(7)), ('d', TimeSpan.FromDays(1)), ('h', TimeSpan.FromHours(1)),
        ('m', TimeSpan.FromMinutes(1)), ('s', TimeSpan.FromSeconds(1)),
    ];

    /// <summary>The longest duration that can be written: a hundred years of 365 days.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(36_500);

    /// <summary>The shortest text that gives <paramref name="duration"/> back; days rather than weeks.</summary>
    /// <param name="duration">Whole seconds.</param>
    /// <exception cref="ArgumentException">The duration holds a part of a second.</exception>
    public static string Format(TimeSpan duration)
    {
        foreach ((char unit, TimeSpan length) in Units.Skip(1))
        {
            if (duration != TimeSpan.Zero && duration.Ticks % length.Ticks == 0)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / length.Ticks}{unit}");
            }
        }

        return duration == TimeSpan.Zero
            ? "0s"
            : throw new ArgumentException($"{duration} is not made of whole seconds.", nameof(duration));
    }

    /// <summary>Reads a duration.</summary>
    /// <param name="text">A whole number, which may be negative, and one of w, d, h, m, s.</param>
    /// <param name="duration">The duration, at most <see cref="Longest"/> either way; zero when there is none.</param>
    /// <returns>Whether the text is a duration.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        long ticks = string.IsNullOrEmpty(text) ? 0 : Array.Find(Units, unit => unit.Unit == text[^1]).Length.Ticks;
        if (ticks == 0 || !long.TryParse(text.AsSpan()[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long count)
            || Int128.Abs((Int128)count * ticks) > Longest.Ticks)
        {
            return false;
        }

        duration = new TimeSpan(count * ticks);
        return true;
    }
}
