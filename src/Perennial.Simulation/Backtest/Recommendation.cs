using System.Globalization;

namespace Perennial.Simulation.Backtest;

/// <summary>Which policy to take.</summary>
/// <param name="Policy">Its name.</param>
/// <param name="AgainstNever">What it saves over never retraining on this history, and how sure that is.</param>
/// <param name="Because">In words.</param>
public sealed record Recommendation(string Policy, BlockBootstrap AgainstNever, string Because)
{
    /// <summary>A difference counts when at most this share of the draws contradicts it.</summary>
    private const double MostRisk = 0.1;

    /// <summary>The money rule, unless another policy is cheaper beyond chance; and never, unless something beats it beyond chance.</summary>
    /// <param name="policies">From the cheapest; never and the money rule among them.</param>
    /// <remarks>Whoever picks the cheapest of many on one history picks luck with it: the money rule was fixed before, so the burden is on the others.</remarks>
    public static Recommendation Of(IReadOnlyList<PolicyOutcome> policies)
    {
        var (money, never) = (Named(policies, BacktestPolicies.MoneyName), Named(policies, BacktestPolicies.NeverName));
        var rival = policies.FirstOrDefault(one => one.Cost < money.Cost && BlockBootstrap.Of(one.Costs, money.Costs).Risk <= MostRisk);
        var chosen = rival ?? money;
        var saving = BlockBootstrap.Of(chosen.Costs, never.Costs);
        return saving.Saving > 0 && saving.Risk <= MostRisk
            ? new Recommendation(chosen.Name, saving, rival is null ? "nothing that was tried is cheaper beyond chance" : "it is cheaper than the money rule beyond chance")
            : new Recommendation(never.Name, BlockBootstrap.Of(never.Costs, never.Costs), Words(chosen, never, saving));
    }

    private static string Words(PolicyOutcome chosen, PolicyOutcome never, BlockBootstrap saving) => saving.Saving > 0
        ? string.Create(CultureInfo.InvariantCulture, $"'{chosen.Name}' saves {saving.Saving:0.###} batches of loss, and that may be chance: it loses in {saving.Risk:0.###} of the draws")
        : chosen == never || chosen.Retrains + chosen.Reuses == 0 ? "no retrain pays at this price" : "no rule beats it";

    private static PolicyOutcome Named(IReadOnlyList<PolicyOutcome> policies, string name) => policies.First(one => one.Name == name);
}
