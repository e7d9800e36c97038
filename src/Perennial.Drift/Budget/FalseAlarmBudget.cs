using System.Globalization;
using Perennial.Drift.Multiplicity;

namespace Perennial.Drift.Budget;

/// <summary>How many false alarms a person puts up with, in looks: all columns, slices and repeated looks draw on this one number.</summary>
/// <param name="LooksPerAlarm">Looks per false alarm, 1 or more; "1 per 90d" with a look a day is 90.</param>
/// <remarks>A look is one reading of all tests together. Where no test drifts, the chance of any alarm at a look is at most 1 / looks, so
/// there is at most one false alarm per that many looks on average, and the chance of one by look t is at most t / looks, whatever tests
/// and looks share. Where each look's rows are new, the mean run to the first false alarm is at least that many looks.</remarks>
public sealed record FalseAlarmBudget(double LooksPerAlarm)
{
    /// <summary>Looks per false alarm, 1 or more.</summary>
    public double LooksPerAlarm { get; init; } = Require.AtLeastOne(LooksPerAlarm, nameof(LooksPerAlarm));

    /// <summary>Chance of any false alarm at one look, over all its tests, 0 to 1.</summary>
    public double PerLook => 1 / LooksPerAlarm;

    /// <summary>A budget as a person writes it.</summary>
    /// <param name="text">"A per B", A a whole number of alarms above 0 and B a number of m, h, d or w, such as "1 per 90d".</param>
    /// <param name="look">Time between looks, above zero and at most B / A.</param>
    /// <returns>The budget.</returns>
    /// <exception cref="ArgumentException">The text cannot be read, or there would be more false alarms than looks.</exception>
    public static FalseAlarmBudget Parse(string text, TimeSpan look)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require.Positive(look.TotalSeconds, nameof(look));
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || parts[1] != "per" || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var alarms)
            || alarms < 1 || !TryTime(parts[2], out var time))
        {
            throw new ArgumentException($"{nameof(text)} is '{text}'; write alarms per time, such as '1 per 90d' (m, h, d or w).", nameof(text));
        }

        return new FalseAlarmBudget(time / look / alarms);
    }

    /// <summary>The p-value at which one test of a look alarms when all its tests are simply held to an equal part.</summary>
    /// <param name="tests">Tests of a look: columns times slices times methods, 1 or more.</param>
    /// <returns>Probability, above 0: Bonferroni's part. <see cref="Alarms"/> is never weaker.</returns>
    /// <exception cref="ArgumentException">There is no test.</exception>
    public double PerTest(int tests) => PerLook / Require.AtLeast(tests, 1, nameof(tests));

    /// <summary>Which tests of one look alarm.</summary>
    /// <param name="pValues">p-values of all tests of the look, not corrected; each 0 to 1.</param>
    /// <returns>Per test whether it alarms: its p-value, corrected by Holm over the look, is at most <see cref="PerLook"/>.</returns>
    /// <exception cref="ArgumentException">A p-value is NaN or outside 0 to 1.</exception>
    /// <remarks>Holm (1979). Where p-values come corrected, as from <see cref="MaxT"/>, compare them with <see cref="PerLook"/>.</remarks>
    public bool[] Alarms(ReadOnlySpan<double> pValues) => [.. Holm.Adjust(pValues).Select(p => p <= PerLook)];

    /// <summary>Upper bound of the chance of any false alarm by some look, whatever the looks share.</summary>
    /// <param name="looks">Looks taken, 0 or more.</param>
    /// <returns>Probability, 0 to 1: looks over looks per alarm.</returns>
    /// <exception cref="ArgumentException">The number of looks is negative.</exception>
    public double MostProbabilityBy(long looks) => Math.Min(1, Require.AtLeast(looks, 0, nameof(looks)) * PerLook);

    private static bool TryTime(string text, out TimeSpan time)
    {
        double? hours = text[^1] switch { 'm' => 1 / 60.0, 'h' => 1, 'd' => 24, 'w' => 168, _ => null };
        var isRead = double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        var read = isRead && hours is not null && number > 0 && number * hours < 1e7;
        time = read ? TimeSpan.FromHours(number * hours!.Value) : TimeSpan.Zero;
        return read;
    }
}
