namespace Perennial.Terms;

/// <summary>The loss that decisions and gates use. Lower is better.</summary>
public enum MetricKind
{
    /// <summary>Negative log likelihood of the label, in nats. Binary and multiclass.</summary>
    LogLoss,

    /// <summary>Squared distance of probability and label; over all classes where there are several.</summary>
    Brier,

    /// <summary>Share of rows decided wrongly: on the wrong side of the threshold, or another class than the likeliest.</summary>
    ErrorRate,

    /// <summary>Squared distance of answer and label, in squared units of the label. Regression.</summary>
    SquaredError,

    /// <summary>Distance of answer and label, in units of the label. Regression.</summary>
    AbsoluteError,

    /// <summary>Money per prediction, by the declared costs of each kind of mistake. Binary and regression.</summary>
    Cost,
}
