namespace Perennial.Drift.Streaming;

/// <summary>The values a streaming detector takes; it refuses all others.</summary>
public enum StreamInput
{
    /// <summary>Any finite number.</summary>
    Number,

    /// <summary>A number from 0 to 1.</summary>
    UnitInterval,

    /// <summary>0 or 1; for errors of a model 1 is a mistake.</summary>
    Binary,
}
