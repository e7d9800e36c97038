using Perennial.Drift.Distributions;

namespace Perennial.Drift.Sequential;

/// <summary>
/// Sequential McNemar test: which of two models is right where exactly one of them is, on the same units (shadow).
/// Exact at any sample size.
/// </summary>
/// <remarks>
/// With b units for the champion and c for the challenger, E = B(a + c, a + b) / B(a, a) 2^(b + c) with a = 1: the mixture over a
/// uniform prior of the likelihood ratio to one half; stop at E of 1 / alpha or more (Ville, 1939; Robbins, 1970).
/// Null: given that exactly one is right, either is with probability one half. Assumes independent units;
/// feed one vote per cluster (<see cref="DiscordantPairs.OfClusters"/>).
/// </remarks>
/// <param name="alpha">Chance of ever deciding when nothing differs, above 0 and below 1; default 0.05.</param>
/// <exception cref="ArgumentException">Alpha is NaN or not between 0 and 1.</exception>
public sealed class SequentialMcNemar(double alpha = 0.05) : ISequentialProcedure<DiscordantPairs, DiscordantPairs, McNemarEvidence>
{
    private const double Prior = 1;

    private readonly double threshold = -Math.Log(Require.InsideUnit(alpha, nameof(alpha)));

    /// <inheritdoc/>
    public DiscordantPairs Start => default;

    /// <summary>The state after one more cohort.</summary>
    /// <param name="state">Discordant units so far.</param>
    /// <param name="cohort">Discordant units of the cohort.</param>
    /// <returns>Their sum.</returns>
    public DiscordantPairs Update(DiscordantPairs state, DiscordantPairs cohort) =>
        new(state.ChampionCount + cohort.ChampionCount, state.ChallengerCount + cohort.ChallengerCount);

    /// <inheritdoc/>
    public McNemarEvidence Judge(DiscordantPairs state)
    {
        var (b, c) = (state.ChampionCount, state.ChallengerCount);
        var logE = BetaFunction.Log(Prior + c, Prior + b) - BetaFunction.Log(Prior, Prior) + ((b + c) * Math.Log(2));
        var won = c > b ? SequentialVerdict.ChallengerBetter : SequentialVerdict.ChallengerWorse;
        return new McNemarEvidence(state, logE, logE >= threshold ? won : SequentialVerdict.KeepGoing);
    }
}
