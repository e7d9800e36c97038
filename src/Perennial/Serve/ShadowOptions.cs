namespace Perennial.Serve;

/// <summary>How much may wait for versions in the shadow.</summary>
public sealed record ShadowOptions
{
    /// <summary>So many requests may wait; what comes then is dropped, and counted. The default is 4096.</summary>
    public int Capacity { get; init; } = 4096;

    /// <summary>So many workers ask. The default is 1.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>A worker asks for at most so many answers at once. The default is 64.</summary>
    public int Batch { get; init; } = 64;

    /// <summary>How long disposal waits for the answers that are under way; what comes later is not logged. The default is 5 seconds.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}
