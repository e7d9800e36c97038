using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

/// <summary>The two-sample tests by name, for laws that hold for all of them.</summary>
internal static class TwoSampleMethod
{
    public static Dictionary<string, Func<double[], double[], TestResult>> Tests { get; } = new()
    {
        ["kolmogorov_smirnov"] = (x, y) => KolmogorovSmirnov.Test(x, y),
        ["cramer_von_mises"] = (x, y) => CramerVonMises.Test(x, y),
        ["anderson_darling"] = (x, y) => AndersonDarling.Test(x, y),
        ["mann_whitney two-sided"] = (x, y) => MannWhitney.Test(x, y),
        ["welch_t two-sided"] = (x, y) => WelchT.Test(x, y),
        ["epps_singleton"] = (x, y) => EppsSingleton.Test(x, y),
        ["epps_singleton permuted"] = (x, y) => EppsSingleton.TestByPermutation(x, y, 99),
        ["energy"] = (x, y) => EnergyDistance.Test(x, y, 99),
    };

    /// <summary>Those whose p does not change when both samples are put through one rising function.</summary>
    public static string[] OfRanks { get; } = ["kolmogorov_smirnov", "cramer_von_mises", "anderson_darling", "mann_whitney two-sided"];

    public static Dictionary<string, Func<double[], double[], double>> Distances { get; } = new()
    {
        ["wasserstein"] = (x, y) => Wasserstein.Between(x, y),
        ["energy"] = (x, y) => EnergyDistance.Between(x, y),
        ["jensen_shannon"] = (x, y) => JensenShannon.Between(x, y),
        ["hellinger"] = (x, y) => Hellinger.Between(x, y),
        ["total_variation"] = (x, y) => TotalVariation.Between(x, y),
        ["l_infinity"] = (x, y) => LInfinity.Between(x, y),
        ["bhattacharyya"] = (x, y) => Bhattacharyya.Between(x, y),
        ["kullback_leibler"] = (x, y) => KullbackLeibler.Between(x, y),
    };

    public static Dictionary<string, Func<long[], long[], double>> OfCounts { get; } = new()
    {
        ["jensen_shannon"] = (a, b) => JensenShannon.OfCounts(a, b),
        ["jensen_shannon_e"] = (a, b) => JensenShannon.OfCounts(a, b, Math.E),
        ["hellinger"] = (a, b) => Hellinger.OfCounts(a, b),
        ["bhattacharyya"] = (a, b) => Bhattacharyya.OfCounts(a, b),
        ["total_variation"] = (a, b) => TotalVariation.OfCounts(a, b),
        ["l_infinity"] = (a, b) => LInfinity.OfCounts(a, b),
        ["kullback_leibler"] = (a, b) => KullbackLeibler.OfCounts(a, b),
        ["kullback_leibler_0"] = (a, b) => KullbackLeibler.OfCounts(a, b, 0),
        ["g"] = (a, b) => GTest.Test(a, b).Statistic,
        ["g_p"] = (a, b) => GTest.Test(a, b).PValue,
        ["g_known"] = (a, b) => GTest.TestAgainstKnown(a, b).Statistic,
        ["g_known_p"] = (a, b) => GTest.TestAgainstKnown(a, b).PValue,
        ["chi_known"] = (a, b) => ChiSquared.TestAgainstKnown(a, b).Statistic,
        ["chi_known_p"] = (a, b) => ChiSquared.TestAgainstKnown(a, b).PValue,
    };
}
