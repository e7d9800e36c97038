namespace Perennial.Simulation.Backtest;

/// <summary>Every policy on one matrix at one price, beside the cheapest schedules found afterwards.</summary>
/// <param name="Terms">Prices and delays.</param>
/// <param name="Oracle">The cheapest schedule without reuse.</param>
/// <param name="OracleWithReuse">The cheapest where stored versions may come back.</param>
/// <param name="Policies">From the cheapest.</param>
/// <param name="Recommended">Which of them to take, and why.</param>
public sealed record BacktestResult(
    BacktestTerms Terms, CheapestSchedule Oracle, CheapestSchedule OracleWithReuse, IReadOnlyList<PolicyOutcome> Policies, Recommendation Recommended)
{
    /// <summary>Simulates all of them.</summary>
    public static BacktestResult Of(StalenessMatrix matrix, BacktestTerms terms)
    {
        var period = StalenessCurve.Of(matrix).Period(terms.Alpha, matrix.Batches);
        var policies = BacktestPolicies.All(period).Select(policy => MatrixBacktest.Run(matrix, terms, policy)).OrderBy(one => one.Cost).ToList();
        return new BacktestResult(
            terms, CheapestSchedule.WithoutReuse(matrix, terms), CheapestSchedule.WithReuse(matrix, terms), policies, Recommendation.Of(policies));
    }

    /// <summary>A policy's cost over that of the cheapest schedule without reuse.</summary>
    public double Ratio(PolicyOutcome policy) => policy.Cost / Oracle.Cost;
}
