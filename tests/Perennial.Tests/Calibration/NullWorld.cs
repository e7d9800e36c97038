using System.Globalization;
using Perennial.Serve;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Calibration;

/// <summary>A world in which two versions that answer each other's opposite are equally good, however days and entities differ. Synthetic.</summary>
/// <param name="Seed">Of everything random.</param>
/// <param name="RowsPerDay">Requests a day.</param>
/// <param name="RowsPerEntity">Requests of one entity: on the same day, or over all days where entities stay.</param>
internal sealed record NullWorld(int Seed, int RowsPerDay, int RowsPerEntity = 1)
{
    /// <summary>Standard deviation of what all rows of a day share, in probability.</summary>
    public double DailyEffect { get; init; }

    /// <summary>Standard deviation of what all rows of an entity share, in probability.</summary>
    public double EntityEffect { get; init; }

    /// <summary>Whether the same entities come back every day.</summary>
    public bool EntitiesStay { get; init; }

    /// <summary>Whether positives are known after an hour and negatives never arrive.</summary>
    public bool EarlyPositives { get; init; }

    /// <summary>The answers of the champion, and of a challenger that is as good.</summary>
    public static (double[] Champion, double[] Challenger) Answers { get; } = ([0.8, 0.2, 0.62, 0.38], [0.8, 0.2, 0.38, 0.62]);

    /// <summary>Requests and labels of a day.</summary>
    public IEnumerable<(DateTimeOffset At, Request Request, double? Label)> Arrivals(int day) =>
        Enumerable.Range(Math.Max(0, day - 1), day == 0 ? 1 : 2).SelectMany(Events)
            .Where(one => one.At >= World.Day(day) && one.At < World.Day(day + 1))
            .OrderBy(one => one.At).ThenBy(one => one.Request.Id, StringComparer.Ordinal).ThenBy(one => one.Label is not null);

    private IEnumerable<(DateTimeOffset At, Request Request, double? Label)> Events(int day)
    {
        for (var row = 0; row < RowsPerDay; row++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{day}-{row}");
            var entity = string.Create(CultureInfo.InvariantCulture, $"{(EntitiesStay ? "stays" : day.ToString(CultureInfo.InvariantCulture))}-{row / RowsPerEntity}");
            var value = Math.Floor(Chance(id, 2) * World.Values);
            var request = new Request(id, World.Day(day) + (TimeSpan.FromDays(1) * row / RowsPerDay), RowsPerEntity == 1 && !EntitiesStay ? null : entity, [value, "a"]);
            yield return (request.OccurredAt, request, null);
            var label = Chance(id, 4) < Truth(day, entity, value) ? 1.0 : 0;
            if (label > 0 || !EarlyPositives)
            {
                yield return (request.OccurredAt.AddHours(EarlyPositives ? 1 : 8), request, label);
            }
        }
    }

    /// <summary>Both versions know the first two values; of the others one half is positive on average: what a shock gives to even values it takes from odd ones.</summary>
    private double Truth(int day, string entity, double value)
    {
        var shock = (DailyEffect * Normal($"day {day}")) + (EntityEffect * Normal(entity));
        return Math.Clamp((value switch { 0 => 0.8, 1 => 0.2, _ => 0.5 }) + (value % 2 == 0 ? shock : -shock), 0.02, 0.98);
    }

    private double Normal(string what) => Math.Sqrt(-2 * Math.Log(1 - Chance(what, 8))) * Math.Cos(2 * Math.PI * Chance(what, 9));

    private double Chance(string id, int what) => Assignment.Of($"null {Seed}", what, id);
}
