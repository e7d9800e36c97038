namespace Perennial.RollOut;

/// <summary>A rollout that takes no step until a person lets it.</summary>
/// <param name="Since">From when.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who paused it; null when its sample ratio did.</param>
public sealed record RolloutPause(DateTimeOffset Since, string Reason, string? By)
{
    /// <summary>Whether what was measured of its arms cannot be compared.</summary>
    public bool Distrusted => By is null;
}
