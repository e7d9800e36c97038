using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Processes;

/// <summary>The least that keeps blobs.</summary>
public sealed class FolderBlobs(string root) : IBlobStore
{
    private int _drafts;

    public Digest Keep(string kind, string file)
    {
        Digest digest = Digest.Of(File.ReadAllBytes(file));
        File.Move(file, PathOf(kind, digest), overwrite: true);
        return digest;
    }

    public string Draft(string kind)
    {
        Directory.CreateDirectory(Path.Combine(root, kind));
        return Path.Combine(root, kind, $"draft-{Interlocked.Increment(ref _drafts)}");
    }

    public string Open(string kind, Digest digest) => PathOf(kind, digest);

    public IReadOnlyList<Digest> List(string kind) =>
        [.. Directory.EnumerateFiles(Path.Combine(root, kind)).Select(file => new Digest(Path.GetFileName(file)))];

    public void Verify(string kind, Digest digest)
    {
    }

    public long Delete(string kind, Digest digest) => throw new NotSupportedException();

    private string PathOf(string kind, Digest digest) => Path.Combine(root, kind, digest.Hex);
}
