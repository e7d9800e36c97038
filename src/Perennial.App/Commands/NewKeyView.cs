namespace Perennial.App.Commands;

/// <summary>A key that was just made. Nothing tells its text again.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Models">For which models; null for all.</param>
/// <param name="Key">Its text.</param>
/// <param name="ExpiresAt">When it ends; null for never.</param>
/// <param name="Before">Until when earlier keys of the name still open; null where there are none.</param>
internal sealed record NewKeyView(string Name, string Role, IReadOnlyList<string>? Models, string Key, DateTimeOffset? ExpiresAt, DateTimeOffset? Before);
