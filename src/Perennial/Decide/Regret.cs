namespace Perennial.Decide;

/// <summary>Money lost to staleness since the last change, by two measures that each know what the other cannot.</summary>
/// <param name="Growth">For rows that the champion does not know and a new version would; null when that is not known yet.</param>
/// <param name="Decay">For what the champion lost of its own skill; null when that is not known yet.</param>
public sealed record Regret(double? Growth, double? Decay)
{
    /// <summary>The larger of the two: they overlap, so they are not added.</summary>
    public double Amount => Math.Max(Growth ?? 0, Decay ?? 0);
}
