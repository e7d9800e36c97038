using System.Globalization;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Log;
using Perennial.Simulation;

namespace Perennial.Proofs;

/// <summary>A model whose last days were logged, and for which nothing was decided yet: a server over it begins to train at once.</summary>
public static class ServedModel
{
    /// <summary>Its name.</summary>
    public const string Name = "parcels";

    private const int DayRows = 80;
    private const int Days = 8;

    private static readonly string File = Path.Combine(Checkout.Root, "bench", "Perennial.Proofs", "served.yaml");

    /// <summary>Declares it in a new folder as of then, and logs its days as they came.</summary>
    public static async Task PrepareAsync(ServedFolder folder, CancellationToken cancellation)
    {
        var start = Terms.Days.Floor(TimeProvider.System.GetUtcNow()).AddDays(-Days - 2);
        await folder.RunAsync(cancellation, "apply", "-f", File, "--as-of", start.AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        var clock = new VirtualClock(start);
        using var inbox = new SqliteInbox(DataFolder.Open(folder.Data, TimeProvider.System), clock);
        for (var day = 0; day < Days; day++)
        {
            clock.MoveTo(start.AddDays(day).AddHours(12));
            await inbox.AppendAsync(Name, [.. Enumerable.Range(day * DayRows, DayRows).SelectMany(row => Rows(row, clock.GetUtcNow()))], cancellation);
        }
    }

    private static IEnumerable<InboxRow> Rows(int row, DateTimeOffset at)
    {
        var (id, depot, late) = (string.Create(CultureInfo.InvariantCulture, $"past-{row}"), string.Create(CultureInfo.InvariantCulture, $"d{row % 7}"), row % 3 == 0);
        return
        [
            new InboxRow(RowKind.Prediction, id, at, null, double.NaN, depot, [(double)((late ? 1_000 : 0) + (row * 37 % 700))]),
            new InboxRow(RowKind.Label, id, at, null, late ? 1 : 0, null, []),
        ];
    }
}
