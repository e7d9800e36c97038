using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Perennial.App.Api.Notify;

/// <summary>Signs a message as Standard Webhooks asks: HMAC-SHA256 over <c>ID.TIMESTAMP.BODY</c>.</summary>
internal static class WebhookSignature
{
    /// <summary>Which message it is.</summary>
    public const string Id = "Webhook-Id";

    /// <summary>When it was sent, in seconds since 1970.</summary>
    public const string Timestamp = "Webhook-Timestamp";

    /// <summary>The signature: <c>v1,BASE64</c>.</summary>
    public const string Signature = "Webhook-Signature";

    private const string Prefix = "whsec_";

    /// <summary>The value of <see cref="Signature"/>.</summary>
    /// <param name="secret">Text; where it begins with <c>whsec_</c>, base64 of the bytes.</param>
    /// <param name="id">The value of <see cref="Id"/>.</param>
    /// <param name="seconds">The value of <see cref="Timestamp"/>.</param>
    /// <param name="body">The bytes that are sent.</param>
    public static string Of(string secret, string id, long seconds, ReadOnlySpan<byte> body)
    {
        var key = secret.StartsWith(Prefix, StringComparison.Ordinal) ? Convert.FromBase64String(secret[Prefix.Length..]) : Encoding.UTF8.GetBytes(secret);
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}.")));
        hash.AppendData(body);
        return $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
    }
}
