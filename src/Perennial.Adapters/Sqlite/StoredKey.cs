namespace Perennial.Adapters.Sqlite;

/// <summary>An API key as it is kept: its text is not.</summary>
/// <param name="Prefix">The beginning of its text, by which it is found.</param>
/// <param name="Hash">SHA-256 of its text, as hex.</param>
/// <param name="Name">Whose it is, as histories name them.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Models">For which models; null for all.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="ExpiresAt">From when on it opens nothing; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null when it was not.</param>
/// <param name="UsedAt">When it was used last; null before it was.</param>
public sealed record StoredKey(
    string Prefix,
    string Hash,
    string Name,
    string Role,
    IReadOnlyList<string>? Models,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    DateTimeOffset? ExpiresAt = null,
    DateTimeOffset? RevokedAt = null,
    DateTimeOffset? UsedAt = null)
{
    /// <summary>Whether it opens anything at a time.</summary>
    public bool IsActive(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is not { } end || now < end);
}
