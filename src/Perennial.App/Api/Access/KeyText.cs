using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Perennial.App.Api.Access;

/// <summary>The text of an API key: <c>pk_LOOKUP_SECRET</c>. The lookup finds it; the secret is 256 random bits, of which only the SHA-256 is kept.</summary>
/// <param name="Prefix">What is kept and shown: <c>pk_LOOKUP</c>.</param>
/// <param name="Hash">Of the whole text, as hex.</param>
internal sealed record KeyText(string Prefix, string Hash)
{
    private const string Mark = "pk_";
    private const int LookupLetters = 12;
    private const int SecretBytes = 32;

    /// <summary>A new key, and its text, which is shown once.</summary>
    public static (KeyText Kept, string Text) New()
    {
        var text = $"{Mark}{RandomNumberGenerator.GetHexString(LookupLetters, lowercase: true)}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        return (Read(text)!, text);
    }

    /// <summary>The key of a text; null when it is none.</summary>
    public static KeyText? Read(string text) =>
        text.StartsWith(Mark, StringComparison.Ordinal) && text.Length > Mark.Length + LookupLetters && text[Mark.Length + LookupLetters] == '_'
            ? new KeyText(text[..(Mark.Length + LookupLetters)], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))
            : null;

    /// <summary>Whether a kept hash is this key's; takes as long for a near miss as for a far one.</summary>
    public bool Is(string hash) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash));
}
