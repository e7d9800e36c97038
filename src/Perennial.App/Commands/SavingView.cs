using Perennial.Simulation.Backtest;

namespace Perennial.App.Commands;

/// <summary>What the recommended policy saves over never retraining, in a result.</summary>
/// <param name="Saving">In batches of loss, over the history.</param>
/// <param name="Low">The lower end of the 90 % interval, by a bootstrap over stretches of time.</param>
/// <param name="High">The upper end.</param>
/// <param name="Risk">Share of the draws in which it saves nothing or costs more.</param>
/// <param name="Because">Why it is recommended.</param>
internal sealed record SavingView(double Saving, double Low, double High, double Risk, string Because)
{
    public static SavingView Of(Recommendation one) =>
        new(one.AgainstNever.Saving, one.AgainstNever.Low, one.AgainstNever.High, one.AgainstNever.Risk, one.Because);
}
