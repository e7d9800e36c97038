namespace Perennial.Drift.Sequential;

/// <summary>
/// The normal mixture behind asymptotic confidence sequences: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021), "Time-uniform central
/// limit theory and asymptotic confidence sequences", arXiv 2103.06476, theorem 2.2 (both sides) and appendix B (one side).
/// </summary>
public static class NormalMixture
{
    /// <summary>The mixture's spread that makes the sequence tightest near an expected number of units.</summary>
    /// <param name="alpha">Error probability, above 0 and below 1 (below 0.5 for one side).</param>
    /// <param name="expectedUnits">Units after which the bounds shall be tightest, above 0.</param>
    /// <param name="side">Which bounds; one side puts 2 alpha in place of alpha.</param>
    /// <returns>rho = sqrt((-2 ln alpha + ln(-2 ln alpha + 1)) / units), above 0.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>arXiv 2103.06476, appendix B.</remarks>
    public static double Rho(double alpha, double expectedUnits, Side side = Side.Both)
    {
        CheckAlpha(alpha, side);
        Require.Positive(expectedUnits, nameof(expectedUnits));
        var logs = -2 * Math.Log(side == Side.Both ? alpha : 2 * alpha);
        return Math.Sqrt((logs + double.LogP1(logs)) / expectedUnits);
    }

    /// <summary>Half width of the interval at a number of units.</summary>
    /// <param name="standardError">Standard error of the estimate now, 0 or more.</param>
    /// <param name="units">Units (clusters) behind the estimate, above 0.</param>
    /// <param name="rho">Mixture spread, above 0, chosen before the first look.</param>
    /// <param name="alpha">Error probability, above 0 and below 1 (below 0.5 for one side).</param>
    /// <param name="side">Which bounds.</param>
    /// <returns>Half width in the unit of the standard error.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>Both sides: se sqrt(N) sqrt(2 (N rho^2 + 1) / (N^2 rho^2) ln(sqrt(N rho^2 + 1) / alpha)); one side has
    /// ln(1 + sqrt(N rho^2 + 1) / (2 alpha)) in place of the logarithm.</remarks>
    public static double HalfWidth(double standardError, double units, double rho, double alpha, Side side = Side.Both)
    {
        Require.AtLeastZero(standardError, nameof(standardError));
        CheckAlpha(alpha, side);
        var (information, root) = Information(units, rho);
        var log = side == Side.Both ? Math.Log(root / alpha) : double.LogP1(root / (2 * alpha));
        return standardError * Math.Sqrt(2 * (information + 1) / information * log);
    }

    /// <summary>ln of the two-sided e-value against a null.</summary>
    /// <param name="z">(estimate - null) / standard error.</param>
    /// <param name="units">Units (clusters) behind the estimate, above 0.</param>
    /// <param name="rho">Mixture spread, above 0.</param>
    /// <returns>rho^2 S^2 / (2 (N rho^2 + 1)) - ln(N rho^2 + 1) / 2, with S^2 = N z^2.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    /// <remarks>Robbins (1970); arXiv 2103.06476, theorem 2.2.</remarks>
    public static double LogEValue(double z, double units, double rho)
    {
        var (information, root) = Information(units, rho);
        return Exponent(z, information) - Math.Log(root);
    }

    /// <summary>Anytime-valid p-value: the alpha at which the interval, with this rho, just touches the null.</summary>
    /// <param name="z">(estimate - null) / standard error.</param>
    /// <param name="units">Units (clusters) behind the estimate, above 0.</param>
    /// <param name="rho">Mixture spread, above 0.</param>
    /// <param name="side">Which bounds.</param>
    /// <returns>Probability, 0 to 1; it is at most alpha exactly when the interval excludes the null.</returns>
    /// <exception cref="ArgumentException">An argument is NaN or out of range.</exception>
    public static double PValue(double z, double units, double rho, Side side = Side.Both)
    {
        var (information, root) = Information(units, rho);
        return side switch
        {
            Side.Both => Math.Min(1, Math.Exp(-LogEValue(z, units, rho))),
            Side.UpperOnly when z >= 0 => 1,
            Side.LowerOnly when z <= 0 => 1,
            _ => Math.Min(1, root / (2 * double.ExpM1(Exponent(z, information)))),
        };
    }

    private static double Exponent(double z, double information) =>
        Require.NotNaN(z, nameof(z)) * z * information / (2 * (information + 1));

    private static (double Information, double Root) Information(double units, double rho)
    {
        var information = Require.Positive(units, nameof(units)) * Require.Positive(rho, nameof(rho)) * rho;
        return (information, Math.Sqrt(information + 1));
    }

    private static void CheckAlpha(double alpha, Side side) =>
        Require.InsideUnit(side == Side.Both ? alpha : 2 * alpha, nameof(alpha));
}
