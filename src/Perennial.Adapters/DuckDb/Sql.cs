using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>Names and values as DuckDB reads them.</summary>
internal static class Sql
{
    public static string Name(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Text))}]";

    public static string Type(FeatureType type) => type == FeatureType.Numeric ? "DOUBLE" : "VARCHAR";

    public static string Instant(DateTimeOffset instant) =>
        string.Create(CultureInfo.InvariantCulture, $"make_timestamp({Micros(instant)})");

    /// <summary>The first whole microsecond since 1970 at or after <paramref name="instant"/>: what is stored holds no less.</summary>
    public static long Micros(DateTimeOffset instant) =>
        (long)Math.Ceiling((instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / (decimal)TimeSpan.TicksPerMicrosecond);

    /// <summary>As it is stored: whole microseconds, cut.</summary>
    public static DateTime Stored(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}
