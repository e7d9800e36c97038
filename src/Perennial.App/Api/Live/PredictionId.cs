using System.Globalization;
using System.Security.Cryptography;

namespace Perennial.App.Api.Live;

/// <summary>Names predictions whose caller gave no id: the time in milliseconds, then 80 random bits, so that ids sort by time.</summary>
internal static class PredictionId
{
    private const int RandomBytes = 10;

    /// <summary>Random bytes are taken from the system for so many ids at once.</summary>
    private const int Ahead = 100;

    [ThreadStatic]
    private static byte[]? random;

    [ThreadStatic]
    private static int left;

    /// <summary>A new id.</summary>
    public static string New(DateTimeOffset now) => string.Create(12 + (2 * RandomBytes), now.ToUnixTimeMilliseconds(), (text, milliseconds) =>
    {
        milliseconds.TryFormat(text, out _, "x12", CultureInfo.InvariantCulture);
        Convert.TryToHexStringLower(Random(), text[12..], out _);
    });

    private static ReadOnlySpan<byte> Random()
    {
        random ??= new byte[Ahead * RandomBytes];
        if (left == 0)
        {
            RandomNumberGenerator.Fill(random);
            left = Ahead;
        }

        return random.AsSpan(--left * RandomBytes, RandomBytes);
    }
}
