using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Copies a data folder while its driver works.</summary>
/// <remarks>
/// First journal and inbox, at one moment; then every blob that this journal holds on to. A blob that expired or was erased meanwhile is
/// gone: then all begins again with a newer journal, which names it no more.
/// </remarks>
/// <param name="Source">The data folder.</param>
/// <param name="Backup">An empty folder, or one that is not there yet.</param>
internal sealed record BackupJob(DataFolder Source, string Backup)
{
    private const int Attempts = 10;

    /// <summary>Copies, checks every digest, and writes the manifest last.</summary>
    public BackupManifest Run(DateTimeOffset now)
    {
        EmptyFolder.Demand(Backup);
        var target = DataFolder.Open(Path.Combine(Backup, BackupManifest.Data), TimeProvider.System);
        var models = CopyAll(target);
        SqliteSnapshot.Take(Source.OperationsFile, target.OperationsFile);
        var files = Directory.EnumerateFiles(target.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(target.Root, file)).Order(StringComparer.Ordinal)
            .Select(path => BackupFile.Of(target.Root, path));
        var manifest = new BackupManifest(File.ReadAllText(Path.Combine(target.Root, "format")).Trim(), now, models, [.. files]);
        manifest.Write(Backup);
        return manifest;
    }

    private IReadOnlyList<BackupModel> CopyAll(DataFolder target)
    {
        var (from, to) = (new BlobStore(Source), new BlobStore(target));
        for (var attempt = 1; ; attempt++)
        {
            SqliteSnapshot.Take(Source, target);
            var states = States(target);
            try
            {
                CopyBlobs(BlobUse.Of([.. states.Values]), from, to);
                return [.. states.Select(one => new BackupModel(one.Key, one.Value.Head.Version, one.Value.Head.Digest.Hex))];
            }
            catch (DamagedBlobException) when (attempt < Attempts && HasMoved(states))
            {
                // What this journal names may be gone by now; a newer one knows.
            }
        }
    }

    private static SortedDictionary<string, ModelState> States(DataFolder folder)
    {
        using var store = new SqliteJournalStore(folder);
        var states = new ModelStates(new Journal(store));
        return new(store.Streams().ToDictionary(model => model, states.Load), StringComparer.Ordinal);
    }

    private bool HasMoved(SortedDictionary<string, ModelState> copied) =>
        States(Source).Any(now => copied.GetValueOrDefault(now.Key)?.Log.Endings.Count != now.Value.Log.Endings.Count);

    private static void CopyBlobs(BlobUse use, BlobStore from, BlobStore to)
    {
        foreach (var (kind, digests) in use.Held)
        {
            var there = to.List(kind).ToHashSet();
            foreach (var digest in digests.Except(there))
            {
                CopyBlob(kind, digest, from, to);
            }

            foreach (var digest in there.Except(digests))
            {
                to.Delete(kind, digest);
            }
        }
    }

    private static void CopyBlob(string kind, Digest digest, BlobStore from, BlobStore to)
    {
        var draft = to.Draft(kind);
        try
        {
            File.Copy(from.Open(kind, digest), draft);
        }
        catch (FileNotFoundException gone)
        {
            throw new DamagedBlobException($"'{gone.FileName}' went away while it was copied.", gone);
        }

        if (to.Keep(kind, draft) != digest)
        {
            from.Verify(kind, digest);
            throw new FaultException($"The copy of {kind[..^1]} {digest.Abbreviated} is not what was read. Check the disk of the backup, then run the same command again into an empty folder.");
        }
    }
}
