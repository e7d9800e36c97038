using System.Collections.Immutable;
using System.Globalization;
using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>Puts days into quarantine from the day on which a column broke, until the day on which it is sound again. A pure function of what was recorded.</summary>
public static class QuarantinePolicy
{
    /// <summary>The facts that follow from a look at a day; empty while nothing changed.</summary>
    /// <param name="state">Before it.</param>
    /// <param name="signals">The look.</param>
    /// <param name="day">The newest day it looked at.</param>
    public static IReadOnlyList<IFact> Next(MonitorState state, IReadOnlyList<QualitySignal> signals, DateOnly day)
    {
        var facts = new List<IFact>();
        foreach (var column in signals.Where(FeedMonitor.IsDaily).GroupBy(signal => signal.Column!))
        {
            var (alarm, held) = (column.FirstOrDefault(signal => signal.State == SignalState.Alarm), state.IsBroken(column.Key));
            if (alarm is not null && !held)
            {
                facts.Add(new DaysQuarantined(day, null, column.Key, Reason(alarm)));
            }
            else if (held && column.All(signal => signal.State == SignalState.Quiet))
            {
                facts.Add(new DaysReleased(day, column.Key, "its values are as before again"));
            }
        }

        return facts;
    }

    /// <summary>What is in quarantine after one more fact.</summary>
    internal static ImmutableList<DaysQuarantined> After(ImmutableList<DaysQuarantined> days, IFact fact) => fact switch
    {
        DaysQuarantined more => days.Add(more),
        DaysReleased released => [.. days.Select(one => released.Column is null || released.Column == one.Column ? one.Until(released.From) : one).OfType<DaysQuarantined>()],
        _ => days,
    };

    private static string Reason(QualitySignal alarm) => alarm.Check switch
    {
        FeedMonitor.Unit => Text($"its values came in another unit overnight: {alarm.Note} (factor {alarm.Value:0.####})"),
        FeedMonitor.Vanished => Text($"its values were gone overnight: missing in {alarm.Value:P0} of the rows, {alarm.Reference:P0} before"),
        _ => "it was the same in every row overnight",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
