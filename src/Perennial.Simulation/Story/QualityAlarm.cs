using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.Simulation.Story;

/// <summary>A property of the data that was broken for some days in a row.</summary>
/// <param name="Column">A feature; null for the rows as a whole.</param>
/// <param name="Check"><c>missing</c>, <c>out-of-range</c>, <c>unseen</c>, <c>constant</c>, <c>volume</c>, <c>unit</c>, <c>vanished</c>, <c>stuck</c> or <c>labels</c>.</param>
/// <param name="From">The first day looked at.</param>
/// <param name="To">The last day looked at.</param>
/// <param name="Value">On the last day: a share of rows from 0 to 1; for volume, rows per day; for unit, new units in one old unit.</param>
/// <param name="Reference">The same in the reference.</param>
public sealed record QualityAlarm(string? Column, string Check, DateOnly From, DateOnly To, double Value, double Reference)
{
    /// <summary>What the change usually is, such as a unit's name; null where there is no more to tell.</summary>
    public string? Note { get; init; }

    /// <summary>The alarms of a journal, days in a row made one.</summary>
    internal static IReadOnlyList<QualityAlarm> Of(IReadOnlyList<Recorded> journal)
    {
        var alarms = new List<QualityAlarm>();
        foreach (var (day, signals) in DriftDay.Looks(journal))
        {
            foreach (var signal in signals.Quality.Where(one => one.State == SignalState.Alarm))
            {
                var before = alarms.FindIndex(one => one.Column == signal.Column && one.Check == signal.Check && one.To.AddDays(1) == day);
                var from = before < 0 ? day : alarms[before].From;
                var alarm = new QualityAlarm(signal.Column, signal.Check, from, day, signal.Value, signal.Reference) { Note = signal.Note };
                if (before < 0)
                {
                    alarms.Add(alarm);
                }
                else
                {
                    alarms[before] = alarm;
                }
            }
        }

        return alarms;
    }
}
