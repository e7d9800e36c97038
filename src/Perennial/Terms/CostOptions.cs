namespace Perennial.Terms;

/// <summary>What being wrong and what retraining costs.</summary>
/// <param name="Currency">ISO 4217 code. The default is USD.</param>
/// <param name="Loss">Money per prediction and unit of the metric's loss; above zero; 1 where the metric is money already.</param>
/// <param name="Retrain">Money per retrain; above zero.</param>
public sealed record CostOptions(string Currency, double Loss, double Retrain)
{
    /// <summary>The unit of a retrain's worth, where no money is declared.</summary>
    public const string InRetrains = "retrains";

    /// <summary>Acting on a negative. Null where it is not declared.</summary>
    public CostAmount? FalsePositive { get; init; }

    /// <summary>Not acting on a positive. Null where it is not declared.</summary>
    public CostAmount? FalseNegative { get; init; }

    /// <summary>Each unit by which an answer is below its label. Null where it is not declared.</summary>
    public double? Under { get; init; }

    /// <summary>Each unit by which an answer is above its label. Null where it is not declared.</summary>
    public double? Over { get; init; }

    /// <summary>What a retrain is worth in loss: then prices are in retrains, and learnt. Null where money is declared.</summary>
    public RetrainWorth? RetrainWorth { get; init; }

    /// <summary>Which predictions are acted on. Null is a threshold of one half.</summary>
    public DecideAt? DecideAt { get; init; }
}
