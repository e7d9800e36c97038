using System.Globalization;
using System.Security.Cryptography;

namespace Perennial.App.Api.Live;

/// <summary>Names predictions whose caller gave no id: the time in milliseconds, then 80 random bits, so that ids sort by time.</summary>
internal static class PredictionId
{
    /// <summary>A new id.</summary>
    public static string New(DateTimeOffset now) =>
        now.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture) + RandomNumberGenerator.GetHexString(20, lowercase: true);
}
