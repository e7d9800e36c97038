using System.Globalization;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>Times as rows write them: ISO 8601, and UTC where no offset is said.</summary>
internal static class RowTime
{
    /// <summary>What is asked for.</summary>
    public const string Remedy = "Write it as 2001-03-01T12:00:00Z.";

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <summary>Reads a time.</summary>
    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out time);
}
