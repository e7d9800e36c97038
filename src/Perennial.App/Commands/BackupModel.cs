namespace Perennial.App.Commands;

/// <summary>Where a journal stands in a backup.</summary>
/// <param name="Name">The model.</param>
/// <param name="Version">Of its newest event.</param>
/// <param name="Digest">Of its newest event.</param>
internal sealed record BackupModel(string Name, long Version, string Digest);
