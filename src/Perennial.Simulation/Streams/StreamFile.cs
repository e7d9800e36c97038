using System.Globalization;
using Perennial.Log;

namespace Perennial.Simulation.Streams;

/// <summary>Writes a synthetic stream as a CSV file of history.</summary>
public static class StreamFile
{
    /// <summary>Writes every day: <c>time</c>, <c>id</c>, <c>entity</c>, the stream's columns, its label, and <c>_label_at</c>, empty where labels take their time.</summary>
    public static void Write(SyntheticStream stream, TextWriter file)
    {
        file.WriteLine(string.Join(',', ["time", "id", "entity", .. stream.Columns, stream.Label, "_label_at"]));
        for (var day = 0; day < stream.Options.Days; day++)
        {
            foreach (var row in stream.Day(day))
            {
                file.WriteLine(string.Join(',', [Time(row.OccurredAt), row.Id, row.Entity, .. row.Features.Select(Cell), Label(stream, row), Time(row.LabelAt)]));
            }
        }
    }

    private static string? Label(SyntheticStream stream, HistoryRow row) =>
        row.Label is { } place && stream.Classes is { } classes ? classes[(int)place] : Cell(row.Label);

    private static string? Cell(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
