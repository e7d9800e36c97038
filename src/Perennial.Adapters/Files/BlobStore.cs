using System.Collections.Concurrent;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Files;

/// <summary>Blobs as files of the data folder: <c>blobs/KIND/aa/DIGEST</c>. Safe for any number of threads and processes.</summary>
public sealed class BlobStore(DataFolder folder) : IBlobStore
{
    private readonly ConcurrentDictionary<string, bool> _verified = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _durableFolders = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Digest Keep(string kind, string file)
    {
        folder.EnsureRoom(0);
        Digest digest = DigestOf(file);
        string blob = PathOf(kind, digest);
        EnsureFolders(blob);
        if (Holds(blob, digest))
        {
            // The one who published it may have died before syncing the directory.
            DurableFile.SyncDirectory(Path.GetDirectoryName(blob)!, "blob.directory");
            DiskFault.Guard(file, () => File.Delete(file));
            return digest;
        }
        DurableFile.Publish(file, blob, "blob");
        return digest;
    }

    /// <inheritdoc/>
    public string Draft(string kind)
    {
        CheckKind(kind);
        folder.EnsureRoom(0);
        return Path.Combine(folder.Drafts, DraftName.Next(kind));
    }

    /// <inheritdoc/>
    public string Open(string kind, Digest digest)
    {
        string blob = PathOf(kind, digest);
        if (!_verified.ContainsKey(blob))
        {
            Verify(kind, digest);
        }
        return blob;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Digest> List(string kind)
    {
        string root = Path.Combine(folder.Blobs, CheckKind(kind));
        return DiskFault.Guard<IReadOnlyList<Digest>>(root, () => !Directory.Exists(root) ? [] :
            [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Select(Path.GetFileName).Where(IsDigest).Order(StringComparer.Ordinal).Select(name => new Digest(name!))]);
    }

    /// <inheritdoc/>
    public void Verify(string kind, Digest digest)
    {
        string blob = PathOf(kind, digest);
        _verified.TryRemove(blob, out _);
        if (!File.Exists(blob))
        {
            throw Damaged(blob, "is gone");
        }
        Digest actual = DigestOf(blob);
        if (actual != digest)
        {
            throw Damaged(blob, $"holds bytes whose SHA-256 is {actual.Abbreviated}..., not that of its name");
        }
        _verified[blob] = true;
    }

    /// <summary>The bytes of a blob that is there.</summary>
    public long Bytes(string kind, Digest digest) => new FileInfo(PathOf(kind, digest)).Length;

    /// <inheritdoc/>
    public long Delete(string kind, Digest digest)
    {
        FileInfo blob = new(PathOf(kind, digest));
        _verified.TryRemove(blob.FullName, out _);
        if (!blob.Exists)
        {
            return 0;
        }
        long bytes = blob.Length;
        DiskFault.Guard(blob.FullName, () => CrashPoint.Around("blob.delete", blob.Delete));
        DurableFile.SyncDirectory(blob.DirectoryName!, "blob.directory");
        return bytes;
    }

    private static DamagedBlobException Damaged(string blob, string what) => new(
        $"'{blob}' {what}. Remedy: restore exactly this file from a backup of the data folder; nothing else has to change.");

    private static bool Holds(string blob, Digest digest) => File.Exists(blob) && DigestOf(blob) == digest;

    private static Digest DigestOf(string file) => DiskFault.Guard(file, () =>
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        return Digest.Of(stream);
    });

    private static string CheckKind(string kind) => kind.Length > 0 && kind.All(char.IsAsciiLetterLower)
        ? kind
        : throw new ArgumentException($"A kind of blob is written in lower-case letters, not '{kind}'.", nameof(kind));

    private static bool IsDigest(string? name) => name is { Length: 64 } && name.All(char.IsAsciiHexDigitLower);

    private string PathOf(string kind, Digest digest) => IsDigest(digest.Hex)
        ? Path.Combine(folder.Blobs, CheckKind(kind), digest.Hex[..2], digest.Hex)
        : throw new ArgumentException($"A digest has 64 lower-case hexadecimal digits; this is '{digest.Hex}'.", nameof(digest));

    /// <summary>Creates the two folders above a blob, durably, once in a process.</summary>
    private void EnsureFolders(string blob)
    {
        string shelf = Path.GetDirectoryName(blob)!;
        if (!_durableFolders.ContainsKey(shelf))
        {
            DurableFile.CreateDirectory(Path.GetDirectoryName(shelf)!, "blob.folder");
            DurableFile.CreateDirectory(shelf, "blob.folder");
            _durableFolders[shelf] = true;
        }
    }
}
