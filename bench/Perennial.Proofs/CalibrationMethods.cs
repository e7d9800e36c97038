using Perennial.Drift.Multiplicity;
using Perennial.Drift.Multivariate;
using Perennial.Drift.TwoSample;
using static Perennial.Proofs.CalibrationDraws;

namespace Perennial.Proofs;

/// <summary>The methods of the proof of calibration.</summary>
internal static class CalibrationMethods
{
    private const int Single = 2000;
    private const int Many = 500;

    public static IReadOnlyList<CalibrationMethod> All { get; } = [.. Numeric(), .. Counted(), .. Together(), .. Columned()];

    private static IEnumerable<CalibrationMethod> Numeric()
    {
        var tests = new (string Name, Func<double[], double[], double> PValue)[]
        {
            ("KolmogorovSmirnov", (x, y) => KolmogorovSmirnov.Test(x, y).PValue),
            ("CramerVonMises", (x, y) => CramerVonMises.Test(x, y).PValue),
            ("AndersonDarling", (x, y) => AndersonDarling.Test(x, y).PValue),
            ("MannWhitney", (x, y) => MannWhitney.Test(x, y).PValue),
            ("WelchT", (x, y) => WelchT.Test(x, y).PValue),
            ("EppsSingleton by permutations", (x, y) => EppsSingleton.TestByPermutation(x, y, 99, Seed(x)).PValue),
            ("EnergyDistance", (x, y) => EnergyDistance.Test(x, y, 199, Seed(x)).PValue),
        };
        foreach (var (name, p) in tests)
        {
            yield return new($"{name}: normal, 400 and 200 rows", "mean + 0.3 sd", Single, name == "KolmogorovSmirnov",
                (random, drifts) => p(Normals(random, 400, 0), Normals(random, 200, drifts ? 0.3 : 0)));
            yield return new($"{name}: counts, 400 and 200 rows", "mean 3 to 3.5", Single, name is "KolmogorovSmirnov" or "CramerVonMises",
                (random, drifts) => p(Counts(random, 400, 3), Counts(random, 200, drifts ? 3.5 : 3)));
            yield return new($"{name}: normal, 12 and 15 rows", "mean + 1 sd", Single, name is "KolmogorovSmirnov" or "MannWhitney",
                (random, drifts) => p(Normals(random, 12, 0), Normals(random, 15, drifts ? 1 : 0)));
        }
    }

    // A seed of its own for each stream.
    private static int Seed(double[] rows) => rows.Length + (int)(1e6 * Math.Abs(rows.Sum() % 1));

    private static IEnumerable<CalibrationMethod> Counted()
    {
        yield return new("EppsSingleton: normal, 1000 and 1000 rows", "mean + 0.3 sd", Single, false, (random, drifts) =>
            EppsSingleton.Test(Normals(random, 1000, 0), Normals(random, 1000, drifts ? 0.3 : 0)).PValue);
        yield return new("ChiSquared: 4 categories, 400 and 200 rows", "0.4 to 0.5", Single, false, (random, drifts) =>
            ChiSquared.Test(Categories(random, 400, 0.4), Categories(random, 200, drifts ? 0.5 : 0.4)).PValue);
        yield return new("GTest: 4 categories, 400 and 200 rows", "0.4 to 0.5", Single, false, (random, drifts) =>
            GTest.Test(Categories(random, 400, 0.4), Categories(random, 200, drifts ? 0.5 : 0.4)).PValue);
        yield return new("TotalVariation: 4 categories, 400 and 200 rows", "0.4 to 0.5", Single, false, (random, drifts) =>
            TotalVariation.Test(Categories(random, 400, 0.4), Categories(random, 200, drifts ? 0.5 : 0.4), 199, random.Next()).PValue);
        yield return new("TwoProportionZ: 400 and 200 rows", "0.3 to 0.4", Single, false, (random, drifts) =>
            TwoProportionZ.Test(Yes(random, 400, 0.3), 400, Yes(random, 200, drifts ? 0.4 : 0.3), 200).PValue);
        yield return new("FisherExact: 400 and 200 rows", "0.3 to 0.4", Single, true, (random, drifts) =>
            FisherExact.Test(Yes(random, 400, 0.3), 400, Yes(random, 200, drifts ? 0.4 : 0.3), 200).PValue);
    }

    private static IEnumerable<CalibrationMethod> Together()
    {
        const string Drift = "one of three columns + 0.5 sd";
        yield return new("MaximumMeanDiscrepancy: 100 and 60 rows", Drift, Many, false, (random, drifts) => MaximumMeanDiscrepancy.Test(
            Matrix(random, 100, 0), Matrix(random, 60, drifts ? 0.5 : 0), new() { Permutations = 199, Seed = random.Next() }).PValue);
        yield return new("MaximumMeanDiscrepancy linear: 400 and 400 rows", Drift, Many, false, (random, drifts) =>
            MaximumMeanDiscrepancy.TestLinear(Matrix(random, 400, 0), Matrix(random, 400, drifts ? 0.5 : 0)).PValue);
        yield return new("DomainClassifier by ranks: 200 and 100 rows", Drift, Many, true, (random, drifts) => DomainClassifier.Test(
            Matrix(random, 200, 0), Matrix(random, 100, drifts ? 0.5 : 0), LinearDiscriminant.Score, new() { Seed = random.Next() }).PValue);
        yield return new("DomainClassifier by permutations: 100 and 60 rows", Drift, Many, false, (random, drifts) => DomainClassifier.Test(
            Matrix(random, 100, 0), Matrix(random, 60, drifts ? 0.5 : 0), LinearDiscriminant.Score, new() { Permutations = 39, Seed = random.Next() }).PValue);
        yield return new("ReconstructionError: 400 and 100 rows", Drift, Many, false, (random, drifts) =>
            ReconstructionError.Fit(Matrix(random, 400, 0)).Judge(Matrix(random, 100, drifts ? 0.5 : 0)).PValue);
        yield return new("QuantTree: 320 and 100 rows, 16 bins", Drift, Many, false, (random, drifts) => QuantTree.Fit(
            Matrix(random, 320, 0), new() { Bins = 16, Simulations = 999, Seed = random.Next() }).ForBatches(100).Test(Matrix(random, 100, drifts ? 0.5 : 0)).PValue);
    }

    private static IEnumerable<CalibrationMethod> Columned()
    {
        const string Drift = "the first of 50 columns + 0.6 sd";
        yield return new("MaxT: least of 50 correlated columns, 120 and 80 rows", Drift, 200, false, (random, drifts) => MaxT.KolmogorovSmirnov(
            Columns(random, 50, 120, 0), Columns(random, 50, 80, drifts ? 0.6 : 0), 199, random.Next()).Min(column => column.PValue));
        foreach (var (name, adjust) in new (string, Func<double[], double[]>)[]
        {
            ("Bonferroni", p => Bonferroni.Adjust(p)), ("Holm", p => Holm.Adjust(p)),
            ("BenjaminiHochberg", p => BenjaminiHochberg.Adjust(p)), ("BenjaminiYekutieli", p => BenjaminiYekutieli.Adjust(p)),
        })
        {
            yield return new($"{name}: least of 50 correlated columns, 120 and 80 rows", Drift, 200, true, (random, drifts) => adjust(
                [.. Columns(random, 50, 120, 0).Zip(Columns(random, 50, 80, drifts ? 0.6 : 0), (x, y) => KolmogorovSmirnov.Test(x, y).PValue)]).Min());
        }
    }
}
