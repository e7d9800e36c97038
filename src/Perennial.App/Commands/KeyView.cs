using Perennial.Adapters.Sqlite;

namespace Perennial.App.Commands;

/// <summary>An API key, without its text.</summary>
/// <param name="Name">Whose it is, as histories name them.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Models">For which models; null for all.</param>
/// <param name="Prefix">The beginning of its text.</param>
/// <param name="State">active, expired or revoked.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="ExpiresAt">When it ends; null for never.</param>
/// <param name="UsedAt">When it was used last, as far as the server wrote it down; null before it was.</param>
internal sealed record KeyView(
    string Name, string Role, IReadOnlyList<string>? Models, string Prefix, string State, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? ExpiresAt, DateTimeOffset? UsedAt)
{
    /// <summary>Of a key, at a time.</summary>
    public static KeyView Of(StoredKey key, DateTimeOffset now) => new(
        key.Name, key.Role, key.Models, key.Prefix, key.RevokedAt is not null ? "revoked" : key.IsActive(now) ? "active" : "expired",
        key.CreatedAt, key.CreatedBy, key.ExpiresAt, key.UsedAt);
}
