using Perennial.Drift;
using Perennial.Drift.Distributions;

namespace Perennial.Evaluate;

/// <summary>One limit on one metric between two groups: an estimate that is to stay at or under it.</summary>
/// <param name="Limit">Which limit, in words.</param>
/// <param name="Column">The protected column.</param>
/// <param name="Metric">What is compared.</param>
/// <param name="Groups">Both groups.</param>
/// <param name="Estimate">What is limited.</param>
/// <param name="Most">The limit.</param>
/// <param name="Rows">Rows of both groups.</param>
internal sealed record BiasCheck(string Limit, string Column, string Metric, (string One, string Other) Groups, Estimate Estimate, double Most, long Rows)
{
    /// <summary>How far it surely is beyond the limit; at most 0 where it may be within.</summary>
    public double Beyond(double probability) => Estimate.Mean - Most - Half(probability);

    /// <summary>Whether it surely is within.</summary>
    public bool Within(double probability) => Estimate.Mean + Half(probability) <= Most;

    /// <summary>The interval's half, one-sided.</summary>
    public double Half(double probability) => Estimate.Clusters < 2 ? double.PositiveInfinity : Estimate.StandardError * StudentT.Quantile(probability, Estimate.Clusters - 1);
}
