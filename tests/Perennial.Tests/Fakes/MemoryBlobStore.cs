using System.Globalization;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>Blobs in memory; drafts are files, because whoever writes them writes files.</summary>
internal sealed class MemoryBlobStore : IBlobStore, IDisposable
{
    private readonly Lazy<DirectoryInfo> folder = new(() => Directory.CreateTempSubdirectory("perennial-blobs-"));
    private readonly Dictionary<(string Kind, Digest Digest), byte[]> blobs = [];
    private int drafts;

    /// <summary>Every draft and every keeping.</summary>
    public CrashPoint Work { get; } = new("work on blobs");

    public string Draft(string kind)
    {
        Work.Pass();
        return Path.Combine(folder.Value.FullName, string.Create(CultureInfo.InvariantCulture, $"{kind}-{++drafts}"));
    }

    public Digest Keep(string kind, string file)
    {
        Work.Pass();
        var digest = Put(kind, File.ReadAllBytes(file));
        File.Delete(file);
        return digest;
    }

    public string Open(string kind, Digest digest)
    {
        var file = Path.Combine(folder.Value.FullName, digest.Hex);
        File.WriteAllBytes(file, Bytes(kind, digest));
        return file;
    }

    public IReadOnlyList<Digest> List(string kind) =>
        [.. blobs.Keys.Where(key => key.Kind == kind).Select(key => key.Digest).OrderBy(digest => digest.Hex, StringComparer.Ordinal)];

    public void Verify(string kind, Digest digest) => Bytes(kind, digest);

    public long Delete(string kind, Digest digest) => blobs.Remove((kind, digest), out var bytes) ? bytes.Length : 0;

    /// <summary>Keeps bytes.</summary>
    public Digest Put(string kind, byte[] bytes)
    {
        var digest = Digest.Of(bytes);
        blobs[(kind, digest)] = bytes;
        return digest;
    }

    /// <summary>The bytes of a blob.</summary>
    public byte[] Bytes(string kind, Digest digest) => blobs.TryGetValue((kind, digest), out var bytes)
        ? bytes
        : throw new DamagedBlobException($"{kind}/{digest} is gone.");

    /// <summary>Takes over what another holds.</summary>
    public void CopyFrom(MemoryBlobStore other)
    {
        foreach (var (key, bytes) in other.blobs)
        {
            blobs[key] = bytes;
        }
    }

    public void Dispose()
    {
        if (folder.IsValueCreated)
        {
            folder.Value.Delete(recursive: true);
        }
    }
}
