using System.Globalization;
using System.Text;
using Perennial.Log;

namespace Perennial.Proofs;

/// <summary>Rows of the excerpt's model, in batches: as bodies for the server, and as the rows that it makes of them.</summary>
public static class IngestBatches
{
    /// <summary>Rows in a batch.</summary>
    public const int Rows = 100;

    private static readonly string[] Airports = ["ATL", "DEN", "JFK", "LAX", "ORD", "SEA", "SFO", "STL"];
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A batch as JSON.</summary>
    public static byte[] Body(long number)
    {
        var text = new StringBuilder("[");
        for (var row = number * Rows; row < (number + 1) * Rows; row++)
        {
            text.Append(text.Length > 1 ? "," : string.Empty).Append(CultureInfo.InvariantCulture,
                $$$"""{"id":"flight-{{{row:d12}}}","time":"{{{At(row):yyyy-MM-ddTHH:mm:ssZ}}}","entity":"{{{Of(row)}}}","features":{"departure_minute":{{{row % 1440}}},"weekday":{{{row % 7}}},"distance":{{{(row * 37 % 2500) + 0.5}}},"origin":"{{{Of(row)}}}","destination":"{{{Of(row / 8)}}}"}}""");
        }

        return Encoding.UTF8.GetBytes(text.Append(']').ToString());
    }

    /// <summary>The same batch as rows of the log.</summary>
    public static InboxRow[] Inbox(long number) =>
    [
        .. Enumerable.Range(0, Rows).Select(at => (number * Rows) + at).Select(row => new InboxRow(
            RowKind.Prediction, string.Create(CultureInfo.InvariantCulture, $"flight-{row:d12}"), At(row), null, double.NaN, Of(row),
            [(double)(row % 1440), (double)(row % 7), (row * 37 % 2500) + 0.5, Of(row), Of(row / 8)])),
    ];

    private static DateTimeOffset At(long row) => Start.AddSeconds(row);

    private static string Of(long row) => Airports[row % Airports.Length];
}
