namespace Perennial.Terms;

/// <summary>The loss that decisions and gates use. Lower is better.</summary>
public enum MetricKind
{
    /// <summary>Negative log likelihood, in nats.</summary>
    LogLoss,

    /// <summary>Squared distance of probability and label.</summary>
    Brier,

    /// <summary>Share of rows on the wrong side of one half.</summary>
    ErrorRate,
}
