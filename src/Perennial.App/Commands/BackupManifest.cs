using System.Text.Json;
using Perennial.Adapters.Files;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What a backup holds: written last, so that a folder without one is no backup.</summary>
/// <param name="Format">The format number of the data folder.</param>
/// <param name="TakenAt">When, UTC.</param>
/// <param name="Models">Where every journal stands.</param>
/// <param name="Files">Every file, but this.</param>
internal sealed record BackupManifest(string Format, DateTimeOffset TakenAt, IReadOnlyList<BackupModel> Models, IReadOnlyList<BackupFile> Files)
{
    /// <summary>The file that holds it.</summary>
    public const string Name = "backup.json";

    /// <summary>The folder beside it that holds the files.</summary>
    public const string Data = "data";

    /// <summary>Reads the manifest of a backup.</summary>
    /// <exception cref="FaultException">There is none, or it cannot be read.</exception>
    public static BackupManifest Read(string backup)
    {
        var file = Path.Combine(backup, Name);
        if (!File.Exists(file))
        {
            throw new FaultException($"'{Path.GetFullPath(backup)}' is no backup: it holds no {Name}, which is written last. Name a folder that perennial backup finished.");
        }

        try
        {
            return CanonicalJson.Read<BackupManifest>(File.ReadAllText(file));
        }
        catch (JsonException failure)
        {
            throw new FaultException($"'{file}' cannot be read: {failure.Message} Restore from another backup.", failure);
        }
    }

    /// <summary>Writes it, durably.</summary>
    public void Write(string backup) => DurableFile.Write(
        Path.Combine(backup, Name), System.Text.Encoding.UTF8.GetBytes(CanonicalJson.Write(this)), "backup.manifest");
}
