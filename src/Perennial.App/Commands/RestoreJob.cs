using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Makes a data folder of a backup.</summary>
/// <param name="Backup">The backup.</param>
/// <param name="Data">An empty folder, or one that is not there yet.</param>
internal sealed record RestoreJob(string Backup, string Data)
{
    private const string Last = "format";

    /// <summary>Copies every file and checks its digest; the file that makes it a data folder comes last.</summary>
    /// <exception cref="FaultException">The target is not empty, or a file is not what the backup says; names it.</exception>
    public BackupManifest Run()
    {
        var manifest = BackupManifest.Read(Backup);
        EmptyFolder.Demand(Data);
        foreach (var file in manifest.Files.OrderBy(file => file.Path == Last))
        {
            Copy(file);
        }

        var folder = DataFolder.Open(Data, TimeProvider.System);
        new SqliteLeaseStore(folder, TimeProvider.System).Dispose();
        return manifest;
    }

    private void Copy(BackupFile file)
    {
        var (source, target) = (Path.Combine(Backup, BackupManifest.Data, file.Path), Path.GetFullPath(Path.Combine(Data, file.Path)));
        if (!target.StartsWith(Path.GetFullPath(Data) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new FaultException($"'{Path.Combine(Backup, BackupManifest.Name)}' names '{file.Path}', which lies outside of a data folder. Use another backup.");
        }

        if (!File.Exists(source))
        {
            throw Damaged(source, "is gone");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var draft = target + ".draft";
        File.Copy(source, draft);
        if (BackupFile.Of(Data, file.Path + ".draft") is var copied && (copied.Bytes, copied.Digest) != (file.Bytes, file.Digest))
        {
            throw Damaged(source, Words.Text($"holds {copied.Bytes:N0} bytes whose SHA-256 is {new Digest(copied.Digest).Abbreviated}, not the {file.Bytes:N0} bytes of {new Digest(file.Digest).Abbreviated}"));
        }

        DurableFile.Publish(draft, target, "restore");
    }

    private FaultException Damaged(string file, string what) =>
        new($"'{file}' {what}. Nothing can be restored from a damaged backup: use another one, and remove '{Data}' first.");
}
