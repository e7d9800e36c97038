namespace Perennial.Adapters.Tests.Processes;

/// <summary>A folder of a test's own, deleted after it.</summary>
public sealed class ScratchFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("perennial-").FullName;

    public string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
