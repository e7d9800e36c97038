using System.Collections.Immutable;
using Perennial.Drift.Distributions;

namespace Perennial.Drift.Sequential;

/// <summary>Sequential test that units were assigned to the arms of a split in the expected shares. Exact at any sample size.</summary>
/// <remarks>
/// E = [B(k q + n) / B(k q)] / product of q_i^n_i, with shares q, counts n and the prior's concentration k: the
/// multinomial-Dirichlet mixture of Lindon and Malek (2020), "Anytime-Valid Inference for Multinomial Count Data", arXiv 2011.03567.
/// Assumes independent units: count an entity once, when it is first assigned, not its rows.
/// </remarks>
public sealed class SampleRatioTest : ISequentialProcedure<ArmCounts, ArmCounts, SampleRatioEvidence>
{
    private const double ShareTolerance = 1e-9;

    private readonly ImmutableArray<double> expectedShares;
    private readonly double concentration;
    private readonly double threshold;

    /// <summary>Makes the test.</summary>
    /// <param name="expectedShares">Expected share of each arm, each above 0 and below 1, adding up to 1; at least two.</param>
    /// <param name="alpha">Chance of ever crying mismatch when the shares hold, above 0 and below 1; default 0.001.</param>
    /// <param name="concentration">Pseudo-units of the prior around the expected shares, above 0; default 1,000, tuned to shares
    /// off by about 1 / sqrt(1,000) = 3 points. Larger finds smaller faults later. Any value is valid.</param>
    /// <exception cref="ArgumentException">A number is NaN or out of range, or the shares do not add up to 1.</exception>
    public SampleRatioTest(ReadOnlySpan<double> expectedShares, double alpha = 0.001, double concentration = 1000)
    {
        Require.AtLeast(expectedShares.Length, 2, nameof(expectedShares));
        var sum = 0.0;
        foreach (var share in expectedShares)
        {
            sum += Require.InsideUnit(share, nameof(expectedShares));
        }

        if (Math.Abs(sum - 1) > ShareTolerance)
        {
            throw new ArgumentException($"expectedShares add up to {sum:R}; 1 is needed.", nameof(expectedShares));
        }

        this.expectedShares = [.. expectedShares];
        threshold = -Math.Log(Require.InsideUnit(alpha, nameof(alpha)));
        this.concentration = Require.Positive(concentration, nameof(concentration));
    }

    /// <inheritdoc/>
    public ArmCounts Start => new(ImmutableArray.CreateRange(expectedShares, _ => 0L));

    /// <summary>The state after one more cohort.</summary>
    /// <param name="state">Units per arm so far.</param>
    /// <param name="cohort">Units newly assigned per arm.</param>
    /// <returns>Their sum.</returns>
    /// <exception cref="ArgumentException">The arms are not as many as the expected shares.</exception>
    public ArmCounts Update(ArmCounts state, ArmCounts cohort)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(cohort);
        Require.SameLength(expectedShares.Length, state.Counts.Length, nameof(state));
        Require.SameLength(expectedShares.Length, cohort.Counts.Length, nameof(cohort));
        return new ArmCounts([.. state.Counts.Zip(cohort.Counts, (before, more) => before + more)]);
    }

    /// <inheritdoc/>
    public SampleRatioEvidence Judge(ArmCounts state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Require.SameLength(expectedShares.Length, state.Counts.Length, nameof(state));
        var assigned = 0L;
        var logE = 0.0;
        for (var arm = 0; arm < expectedShares.Length; arm++)
        {
            var (share, count) = (expectedShares[arm], state.Counts[arm]);
            var prior = concentration * share;
            logE += GammaFunction.Log(prior + count) - GammaFunction.Log(prior) - (count * Math.Log(share));
            assigned += count;
        }

        logE += GammaFunction.Log(concentration) - GammaFunction.Log(concentration + assigned);
        return new SampleRatioEvidence(assigned, logE, logE >= threshold);
    }
}
