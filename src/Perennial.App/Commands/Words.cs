using System.Globalization;
using System.Text.Json;

namespace Perennial.App.Commands;

/// <summary>How commands write times, numbers and names for people.</summary>
internal static class Words
{
    /// <summary>A time to the minute, UTC.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A member of an enumeration: <c>not enough evidence</c>.</summary>
    public static string Of(Enum member) => JsonNamingPolicy.KebabCaseLower.ConvertName(member.ToString()).Replace('-', ' ');

    /// <summary>A metric as model files write it: <c>log_loss</c>.</summary>
    public static string Of(Terms.MetricKind metric) => JsonNamingPolicy.SnakeCaseLower.ConvertName(metric.ToString());

    /// <summary>A number of things: <c>1 run</c>, <c>2 runs</c>.</summary>
    public static string Count(int count, string thing) => Text($"{count:N0} {thing}{(count == 1 ? string.Empty : "s")}");

    /// <summary>A text with numbers, the same on every machine.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
