namespace Perennial.Registry;

/// <summary>The frame of one append: which turn, at what time, by whom.</summary>
/// <param name="Tick">From 1.</param>
/// <param name="Now">UTC; what every judgement of the turn takes for the time.</param>
/// <param name="Actor">Who acts.</param>
public sealed record Turn(long Tick, DateTimeOffset Now, string Actor)
{
    /// <summary>The actor of everything that nobody asked for.</summary>
    public const string Driver = "driver";
}
