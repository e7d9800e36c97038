
namespace Perennial.Simulation.Backtest;

/// <summary>Simulates a policy on a matrix: it decides after every batch, and what it decides holds from the next.</summary>
public static class MatrixBacktest
{
    /// <summary>Runs it. The first version is free, and serves until the policy does something.</summary>
    public static PolicyOutcome Run(StalenessMatrix matrix, BacktestTerms terms, BacktestPolicy policy)
    {
        var (decide, walk) = (policy.Begin(matrix, terms), new BacktestWalk(matrix, terms));
        for (var batch = matrix.First + 1; batch < matrix.Batches; batch++)
        {
            walk.Serve(batch);
            if (walk.Look(batch) is { } look)
            {
                walk.Take(batch, look, decide(look));
            }
        }

        return walk.Outcome(policy.Name);
    }
}
