using Perennial.Decide;
using Perennial.Terms;

namespace Perennial.Simulation.Backtest;

/// <summary>Under which prices and delays policies are compared.</summary>
public sealed record BacktestTerms
{
    /// <summary>The price of a retrain in units of the matrix: batches of loss. Above 0.</summary>
    public required double Alpha
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new FaultException($"The price of a retrain is {value} batches of loss; it must be a number above 0.");
    }

    /// <summary>The price of a switch to a stored version, as a share of a retrain.</summary>
    public double SwitchRatio { get; init; } = MoneyRuleOptions.DefaultSwitchRatio;

    /// <summary>Batches until a batch is labelled: after batch k the labels up to batch k - delay are known. 0 or more.</summary>
    public int LabelDelay { get; init => field = AtLeastZero(value, "labels are late by"); }

    /// <summary>Batches that a training takes: what is asked for after batch k serves from batch k + 1 + this. 0 or more.</summary>
    public int TrainingBatches { get; init => field = AtLeastZero(value, "a training takes"); }

    /// <summary>Whether the end of the history is told to the policies, as the planned end of a model's life would be.</summary>
    public bool HorizonTold { get; init; }

    /// <summary>What a switch costs, in the same unit.</summary>
    public double Switch => SwitchRatio * Alpha;

    /// <summary>Batches between two trainings at least: until what one gave serves, no other is begun.</summary>
    internal int Apart => TrainingBatches + 1;

    /// <summary>The batch from which a version serves that was trained on the window that ends with batch <paramref name="trained"/>.</summary>
    internal int Serves(int trained) => trained + LabelDelay + 1 + TrainingBatches;

    private static int AtLeastZero(int value, string what) =>
        value >= 0 ? value : throw new FaultException($"By the terms of the backtest {what} {value} batches; it must be 0 or more.");
}
