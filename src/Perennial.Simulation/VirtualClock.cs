namespace Perennial.Simulation;

/// <summary>A clock that stands until it is told to move, and never goes back.</summary>
/// <param name="start">Where it stands first, UTC.</param>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Moves to <paramref name="instant"/>, unless that lies behind.</summary>
    public void MoveTo(DateTimeOffset instant) => now = instant > now ? instant : now;
}
