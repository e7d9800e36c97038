namespace Perennial.Terms;

/// <summary>Parameters of the trainer that are tried on a trial before a version is made.</summary>
public sealed record TuneOptions
{
    /// <summary>How many settings are drawn for a run. The default is 8.</summary>
    public int Trials { get; init; } = 8;

    /// <summary>Where each parameter is drawn from, by name.</summary>
    public required IReadOnlyDictionary<string, TuneRange> Of { get; init; }
}
