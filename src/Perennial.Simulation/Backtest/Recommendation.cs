using System.Globalization;

namespace Perennial.Simulation.Backtest;

/// <summary>Which policy to take.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="AgainstNever">What it saves over never retraining on this history, and how sure that is; all 0 where that is what is recommended.</param>
/// <param name="Because">In words.</param>
public sealed record Recommendation(string Policy, BlockBootstrap AgainstNever, string Because)
{
    /// <summary>A difference is beyond chance when at most this share of the draws contradicts it.</summary>
    private const double MostRisk = 0.1;

    /// <summary>The money rule, unless another policy is cheaper beyond chance; and never, unless that saves something.</summary>
    /// <param name="policies">From the cheapest; never and the money rule among them.</param>
    /// <remarks>Whoever picks the cheapest of many on one history picks luck with it: the money rule was fixed before, so the burden is on the others.</remarks>
    public static Recommendation Of(IReadOnlyList<PolicyOutcome> policies)
    {
        var (money, never) = (Named(policies, BacktestPolicies.MoneyName), Named(policies, BacktestPolicies.NeverName));
        var rival = policies.FirstOrDefault(one => one.Cost < money.Cost && BlockBootstrap.Of(one.Costs, money.Costs).Risk <= MostRisk);
        var chosen = rival ?? money;
        var saving = BlockBootstrap.Of(chosen.Costs, never.Costs);
        return saving.Saving > 0
            ? new Recommendation(chosen.Name, saving, rival is null ? Words(saving) : "it is cheaper than the money rule beyond chance")
            : new Recommendation(never.Name, new BlockBootstrap(0, 0, 0, 0), Words(chosen, never));
    }

    private static string Words(BlockBootstrap saving) => saving.Risk <= MostRisk
        ? "nothing that was tried is cheaper beyond chance"
        : string.Create(CultureInfo.InvariantCulture, $"that may be chance, for in {saving.Risk:0.###} of the draws never retraining costs no more");

    private static string Words(PolicyOutcome chosen, PolicyOutcome never) => chosen == never || chosen.Retrains + chosen.Reuses == 0
        ? "no retrain pays at this price"
        : "what a rule would save is less than it would spend";

    private static PolicyOutcome Named(IReadOnlyList<PolicyOutcome> policies, string name) => policies.First(one => one.Name == name);
}
