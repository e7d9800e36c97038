using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>What the money rule is told: two prices and the length of a window. None of it is fitted to a stream.</summary>
public sealed record MoneyRuleOptions
{
    /// <summary>What a switch to a stored version costs unless somebody says otherwise, as a share of a retrain.</summary>
    public const double DefaultSwitchRatio = 0.05;

    /// <summary>The price of a retrain, in batches of loss: what one retrain costs over what one unit of loss costs in one batch. Above 0.</summary>
    public required double Retrain
    {
        get;
        init => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new FaultException($"The price of a retrain is {value}, in batches of loss; it must be a number above 0.");
    }

    /// <summary>The price of a switch to a stored version, as a share of a retrain; 0 or more.</summary>
    public double SwitchRatio { get; init; } = DefaultSwitchRatio;

    /// <summary>How many batches a version is trained on, 1 or more: after a jump, that many must pass before a version knows only the new world.</summary>
    public required int Window
    {
        get;
        init => field = value >= 1 ? value : throw new FaultException($"The window is {value} batches; a version is trained on 1 or more.");
    }

    /// <summary>The premium for looking whether a retrain would help when nothing says so: at most this share of the loss suffered is spent on it. 0 for none.</summary>
    public double Premium { get; init; } = 0.02;

    /// <summary>How many of the newest versions tell what a fresh one loses; 1 or more.</summary>
    public int FreshVersions { get; init; } = 10;
}
