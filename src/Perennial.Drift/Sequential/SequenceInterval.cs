namespace Perennial.Drift.Sequential;

/// <summary>A confidence sequence at one look: the difference in mean loss, challenger less champion.</summary>
/// <param name="Estimate">Estimated difference, in the unit of the loss; below 0 the challenger loses less.</param>
/// <param name="StandardError">Its cluster-robust standard error now, 0 or more, infinite while unknown.</param>
/// <param name="Lower">Lower bound, minus infinity while unknown.</param>
/// <param name="Upper">Upper bound, infinity while unknown.</param>
/// <param name="PValue">Anytime-valid p-value, 0 to 1, of the null that the sequence's side states.</param>
/// <param name="Clusters">Clusters behind the estimate, both arms together.</param>
public sealed record SequenceInterval(
    double Estimate, double StandardError, double Lower, double Upper, double PValue, long Clusters)
{
    /// <summary>Reads the interval: better below 0, worse above 0, else equivalent inside the margin, else keep going.</summary>
    /// <param name="equivalenceMargin">Largest difference that does not matter, 0 or more, in the unit of the loss; default 0, never
    /// equivalent. A one-sided sequence is never equivalent.</param>
    /// <returns>The verdict; a proven difference goes before equivalence, however small it is.</returns>
    /// <exception cref="ArgumentException">The margin is NaN or negative.</exception>
    public SequentialVerdict Verdict(double equivalenceMargin = 0)
    {
        Require.AtLeastZero(equivalenceMargin, nameof(equivalenceMargin));
        if (Upper < 0)
        {
            return SequentialVerdict.ChallengerBetter;
        }

        if (Lower > 0)
        {
            return SequentialVerdict.ChallengerWorse;
        }

        return Lower > -equivalenceMargin && Upper < equivalenceMargin ? SequentialVerdict.Equivalent : SequentialVerdict.KeepGoing;
    }

    internal static SequenceInterval Of(double estimate, double error, long clusters, bool ready, ConfidenceSequenceOptions options)
    {
        if (!ready || error == 0 || !double.IsFinite(error))
        {
            return new SequenceInterval(estimate, error, double.NegativeInfinity, double.PositiveInfinity, 1, clusters);
        }

        var rho = NormalMixture.Rho(options.Alpha, options.ExpectedClusterCount, options.Side);
        var half = NormalMixture.HalfWidth(error, clusters, rho, options.Alpha, options.Side);
        return new SequenceInterval(
            estimate,
            error,
            options.Side == Side.UpperOnly ? double.NegativeInfinity : estimate - half,
            options.Side == Side.LowerOnly ? double.PositiveInfinity : estimate + half,
            NormalMixture.PValue(estimate / error, clusters, rho, options.Side),
            clusters);
    }
}
