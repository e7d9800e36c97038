using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>Blobs in a folder of a test, without the care for crashes that the real store takes.</summary>
internal sealed class FolderBlobs : IBlobStore, IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perennial-blobs-").FullName;
    private int _drafts;

    public List<Digest> Opened { get; } = [];

    public Digest Keep(string kind, string file)
    {
        Digest digest = Digest.Of(File.ReadAllBytes(file));
        File.Move(file, Place(kind, digest), overwrite: true);
        return digest;
    }

    public string Draft(string kind)
    {
        Directory.CreateDirectory(Path.Combine(_root, kind));
        return Path.Combine(_root, kind, $"draft-{Interlocked.Increment(ref _drafts)}");
    }

    public string Open(string kind, Digest digest)
    {
        lock (Opened)
        {
            Opened.Add(digest);
        }

        return Place(kind, digest);
    }

    public IReadOnlyList<Digest> List(string kind) => throw new NotSupportedException();

    public void Verify(string kind, Digest digest) => throw new NotSupportedException();

    public long Delete(string kind, Digest digest)
    {
        File.Delete(Place(kind, digest));
        return 0;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Place(string kind, Digest digest) => Path.Combine(_root, kind, digest.Hex);
}
