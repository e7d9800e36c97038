namespace Perennial.Adapters.Tests.Conformance;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private int _places;

    public string Root { get; } = Directory.CreateTempSubdirectory("perennial-test-").FullName;

    /// <summary>A path in it that nobody used yet.</summary>
    public string NewPlace() => Path.Combine(Root, $"place-{Interlocked.Increment(ref _places)}");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
