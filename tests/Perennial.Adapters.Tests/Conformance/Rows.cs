using System.Globalization;
using Perennial.Log;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>Rows for tests, and a way to compare what was stored bit for bit.</summary>
public static class Rows
{
    public static readonly DateTimeOffset Noon = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static InboxRow Prediction(string id, params object?[] features) => new(RowKind.Prediction, id, Noon, 1, 0.25, "carrier", features);

    public static InboxRow Shadow(string id, int version) => new(RowKind.Shadow, id, Noon, version, 0.75, null, []);

    public static InboxRow Label(string id, double value) => new(RowKind.Label, id, Noon, null, value, null, []);

    public static string Text(StoredRow stored) => string.Create(
        CultureInfo.InvariantCulture, $"{stored.Sequence} {stored.ArrivedAt:O} {Text(stored.Row)}");

    private static string Text(InboxRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Kind} {row.Id} {row.OccurredAt:O} {row.Version} {row.Score:R} {row.Entity ?? "none"} [{string.Join('|', row.Features.Select(Text))}]");

    private static string Text(object? feature) => feature switch
    {
        null => "null",
        double number => "d" + number.ToString("R", CultureInfo.InvariantCulture),
        _ => "s" + feature,
    };
}
