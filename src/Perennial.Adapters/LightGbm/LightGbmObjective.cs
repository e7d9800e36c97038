using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>What trees are grown for, by task and metric.</summary>
/// <param name="Default">LightGBM's name of the objective, unless parameters say another.</param>
/// <param name="Allowed">What parameters may say.</param>
/// <param name="Classes">How many classes; 0 where an answer is one number.</param>
/// <param name="Answer">What an answer is, for people.</param>
internal sealed record LightGbmObjective(string Default, IReadOnlyList<string> Allowed, int Classes, string Answer)
{
    /// <summary>A probability.</summary>
    public static LightGbmObjective Binary { get; } = new("binary", ["binary", "cross_entropy", "xentropy"], 0, "a probability");

    /// <summary>The objective of a request.</summary>
    /// <exception cref="FaultException">The task is not one that LightGBM serves here.</exception>
    public static LightGbmObjective Of(TrainingRequest request) => request.Task switch
    {
        "binary" => Binary,
        "multiclass" => new("multiclass", ["multiclass", "softmax", "multiclassova", "ova"], request.Classes, "a probability for each class"),
        "regression" => new(request.Metric == "squared_error" ? "regression" : "regression_l1", Numbers, 0, "a number"),
        _ => throw new FaultException($"The task '{request.Task}' is not one of LightGBM's here. Allowed: binary, multiclass, regression."),
    };

    private static readonly string[] Numbers =
    [
        "regression", "regression_l1", "l1", "l2", "mae", "mse", "huber", "fair", "poisson", "quantile", "mape", "gamma", "tweedie",
    ];
}
