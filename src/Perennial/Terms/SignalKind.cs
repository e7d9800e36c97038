namespace Perennial.Terms;

/// <summary>The signals during which a model's file may forbid to retrain unasked.</summary>
public enum SignalKind
{
    /// <summary>The data is broken.</summary>
    Quality,

    /// <summary>A feature or the score has moved.</summary>
    Drift,

    /// <summary>The champion is worse than when it was fresh.</summary>
    Performance,
}
