namespace Perennial.Terms;

/// <summary>How much more or less a new version may act than the champion, where a threshold says which predictions are acted on.</summary>
public sealed record VolumeGateOptions
{
    /// <summary>The greatest change of the share of rows acted on, as a share of the champion's; above 0. The default is 0.25.</summary>
    public double MaxChange { get; init; } = 0.25;
}
