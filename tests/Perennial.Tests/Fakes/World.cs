using System.Globalization;
using Perennial.Log;
using Perennial.Serve;

namespace Perennial.Tests.Fakes;

/// <summary>Requests and their truth, day by day: what was likely becomes unlikely on one day. Everything follows from the day and the row.</summary>
/// <param name="RowsPerDay">Requests a day.</param>
/// <param name="TurnsOn">The day on which the truth turns round, from 0.</param>
internal sealed record World(int RowsPerDay, int TurnsOn)
{
    /// <summary>How many values the feature that matters has.</summary>
    public const int Values = 4;

    /// <summary>The first day.</summary>
    public static DateTimeOffset Start { get; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Midnight before a day.</summary>
    public static DateTimeOffset Day(int day) => Start.AddDays(day);

    /// <summary>What arrives on a day, in order: requests, and labels of that day and the day before, some late, some missing, some corrected.</summary>
    public IEnumerable<(DateTimeOffset At, Request Request, double? Label)> Arrivals(int day) =>
        Enumerable.Range(day - 1, 2).Where(one => one >= 0).SelectMany(Events)
            .Where(one => one.At >= Day(day) && one.At < Day(day + 1))
            .OrderBy(one => one.At).ThenBy(one => one.Request.Id, StringComparer.Ordinal).ThenBy(one => one.Label is not null);

    /// <summary>The label as the log takes it.</summary>
    public static InboxRow Label(Request request, double label) =>
        new(RowKind.Label, request.Id, request.OccurredAt, null, label, null, []);

    private IEnumerable<(DateTimeOffset At, Request Request, double? Label)> Events(int day)
    {
        for (var row = 0; row < RowsPerDay; row++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{day}-{row}");
            var request = Ask(id, Day(day) + (TimeSpan.FromDays(1) * row / RowsPerDay));
            yield return (request.OccurredAt, request, null);
            if (Chance(id, 5) < 0.05)
            {
                continue;
            }

            var truth = Truth(request, day);
            var wrong = Chance(id, 6) < 0.05;
            yield return (request.OccurredAt.AddHours(8), request, wrong ? 1 - truth : truth);
            if (wrong)
            {
                yield return (request.OccurredAt.AddHours(11), request, truth);
            }
        }
    }

    private static Request Ask(string id, DateTimeOffset at) => new(
        id, at, string.Create(CultureInfo.InvariantCulture, $"e{(int)(Chance(id, 1) * 1_000)}"),
        [Math.Floor(Chance(id, 2) * Values), Chance(id, 3) < 0.1 ? null : Chance(id, 3) < 0.5 ? "a" : "b"]);

    private double Truth(Request request, int day)
    {
        var likely = (double)request.Features[0]! >= Values / 2;
        return Chance(request.Id, 4) < ((day < TurnsOn) == likely ? 0.8 : 0.2) ? 1 : 0;
    }

    private static double Chance(string id, int what) => Assignment.Of("world", what, id);
}
