using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

/// <summary>Values that other projects' own tests expect.</summary>
public sealed class PublishedTests
{
    private static readonly double[] SixReference = Repeat([16, 18, 16, 14, 12, 12]);
    private static readonly double[] SixCurrent = Repeat([16, 16, 16, 16, 16, 8]);
    private static readonly double[] OldTemperatures = [38.7, 41.5, 43.8, 44.5, 45.5, 46.0, 47.7, 58.0];
    private static readonly double[] NewTemperatures = [39.2, 39.3, 39.7, 41.4, 41.8, 42.9, 43.3, 45.8];

    [Fact]
    public void Six_values_give_what_evidently_publishes()
    {
        long[] reference = [16, 18, 16, 14, 12, 12], current = [16, 16, 16, 16, 16, 8];
        Assert.Equal(0.67309, ChiSquared.TestAgainstKnown(reference, current).PValue, 5);
        Assert.Equal(0.06812, Hellinger.OfCounts(reference, current), 4);
        Assert.Equal(0.0682, TotalVariation.OfCounts(reference, current), 4);

        // Published is 0.928. Of all relabellings 0.967 are as far and 0.885 farther (numpy, 200,000 draws): compared as rounded numbers
        // some equal distances count and some do not; here they are whole numbers.
        Assert.InRange(TotalVariation.Test(reference, current, 9999).PValue, 0.96, 0.975);
        Assert.Equal(0.81, EppsSingleton.Test(SixReference, SixCurrent).PValue, 2);
        Assert.Equal(0.481, MannWhitney.Test(SixReference, SixCurrent, Alternative.Less).PValue, 3);
        Assert.Equal(0.9629, MannWhitney.Test(SixReference, SixCurrent).PValue, 4);
    }

    // Published of 1,000 relabellings, to 0.02 for those; ours are 19,999.
    [Theory]
    [InlineData("10 10 24 24 10 10", 0.085)]
    [InlineData("10 24 12 16 8 16", 0.309)]
    [InlineData("0 0 0 0 0 88", 0)]
    [InlineData("16 18 16 14 12 12", 1)]
    public void Relabellings_of_six_values_give_what_evidently_publishes(string current, double p) =>
        Assert.InRange(TotalVariation.Test([16, 18, 16, 14, 12, 12], Golden.GoldenFile.Counts(current), 19_999).PValue, p - 0.02, p + 0.02);

    [Fact]
    public void Temperatures_give_what_evidently_publishes()
    {
        var anderson = AndersonDarling.Test([OldTemperatures, NewTemperatures]);
        Assert.Equal(1.7183, anderson.Statistic, 4);
        Assert.Equal(0.0635, anderson.PValue, 4);
        Assert.Equal(1.93326, EnergyDistance.Between(OldTemperatures, [.. OldTemperatures.Select(value => value + 5)]), 5);
    }

    [Theory]
    [InlineData(45, 90, 30, 90, 0.03397)]
    [InlineData(90, 150, 60, 150, 0.00078)]
    [InlineData(6, 6, 0, 6, 0.0021)]
    [InlineData(3, 6, 6, 6, 0.1818)]
    [InlineData(6, 6, 6, 6, 1)]
    [InlineData(2, 6, 2, 6, 1)]
    public void Fisher_gives_what_evidently_publishes(long firstYes, long firstRows, long secondYes, long secondRows, double p) =>
        Assert.InRange(FisherExact.Test(firstYes, firstRows, secondYes, secondRows).PValue, p - 0.0001, p + 0.0001);

    [Fact]
    public void Letters_give_what_evidently_publishes() =>
        Assert.Equal(0.8176, GTest.TestAgainstKnown([5, 5, 8], [4, 6, 8]).PValue, 4);

    [Fact]
    public void Normals_give_the_Cramer_von_Mises_that_evidently_publishes()
    {
        var (first, second) = Columns("evidently_cvm_normal.csv");
        var found = CramerVonMises.Test(first, second);
        Assert.Equal(0.0621, found.Statistic, 4);
        Assert.Equal(0.8076839, found.PValue, 7);
    }

    [Fact]
    public void Normals_give_the_distances_that_frouros_publishes()
    {
        var (first, second) = Columns("frouros_univariate_p1_1_q5_2.csv");
        var bins = BinRules.OverBoth(first, second);
        Assert.Equal(3.85346006, Wasserstein.Between(first, second), 7);
        Assert.Equal(2.11059982, EnergyDistance.Between(first, second), 7);
        Assert.Equal(0.74509099, Hellinger.Between(first, second, bins), 7);
        Assert.Equal(0.810041883, Bhattacharyya.Between(first, second, bins), 6);
        Assert.Equal(0.78, TotalVariation.Between(first, second, bins), 9);
        Assert.Equal(double.PositiveInfinity, KullbackLeibler.OfCounts(bins.RowsOf(second), bins.RowsOf(first), 0));
        (first, second) = Columns("frouros_univariate_same_500.csv");
        bins = BinRules.OverBoth(first, second);
        Assert.Equal(0.04792538, Hellinger.Between(first, second, bins), 7);
        Assert.Equal(0.00229948, Bhattacharyya.Between(first, second, bins), 7);
    }

    [Theory]
    [InlineData("nannyml_js_cont.csv", 0.05)]
    [InlineData("nannyml_js_quasi.csv", 0.73)]
    public void Many_rows_give_the_Jensen_Shannon_that_nannyML_publishes(string file, double distance)
    {
        var (reference, current) = Sets(file);
        Assert.Equal(distance, JensenShannon.Between(reference, current, BinRules.Doane(reference)), 2);
    }

    [Fact]
    public void Many_rows_give_the_Hellinger_and_Wasserstein_that_nannyML_publishes()
    {
        var (reference, current) = Sets("nannyml_js_quasi.csv");
        Assert.Equal(0.72, Hellinger.Between(reference, current, BinRules.Doane(reference)), 2);
        (reference, current) = Sets("nannyml_wass_1.csv");
        Assert.Equal(1.01, Wasserstein.Between(reference, current), 2);
    }

    // R 4.2.2: wilcox.test, t.test and ks.test of these rows.
    [Fact]
    public void Few_rows_give_what_R_gives()
    {
        double[] x = [1.1, 2.2, 3.3, 0.4, 5.6, 2.9], y = [2.1, 4.2, 6.3, 7.7, 3.8];
        Assert.Equal(6, MannWhitney.Test(x, y).Statistic);
        Assert.Equal(0.125541126, MannWhitney.Test(x, y).PValue, 9);
        Assert.Equal(0.108428839799, WelchT.Test(x, y).PValue, 11);
        Assert.Equal(0.177489177489, KolmogorovSmirnov.Test(x, y).PValue, 11);
    }

    [Fact]
    public void Electricity_gives_what_frouros_publishes()
    {
        using var packed = new System.IO.Compression.GZipStream(
            File.OpenRead(Oracles.Data("elec2.csv.gz")), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        double[] dates = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => (double)(Half)Golden.GoldenFile.Number(line.Split(',')[0]))];
        var (first, second) = (SortedSample.Of(dates.AsSpan(0, dates.Length / 2)), SortedSample.Of(dates.AsSpan(dates.Length / 2)));
        Assert.Equal(0.99576271, KolmogorovSmirnov.Test(first, second).Statistic, 8);
        Assert.Equal(23171.2, AndersonDarling.Test(first, second).Statistic, 1);
        Assert.Equal(6912, MannWhitney.Test(first, second).Statistic);

        // Published are 3776.098, with midranks, and -287.92, added up in 16 bits.
        Assert.Equal(3776.098, CramerVonMises.Test(first, second).Statistic, 0.5);
        Assert.Equal(-287.89658, WelchT.Test(first.Values, second.Values).Statistic, 4);
    }

    private static double[] Repeat(int[] counts) =>
        [.. counts.SelectMany((count, value) => Enumerable.Repeat(value + 1.0, count))];

    private static (double[] First, double[] Second) Columns(string file)
    {
        var rows = File.ReadLines(Oracles.Input(file)).Skip(1).Select(line => line.Split(',')).ToList();
        return ([.. rows.Select(row => Golden.GoldenFile.Number(row[0]))], [.. rows.Select(row => Golden.GoldenFile.Number(row[1]))]);
    }

    private static (double[] Reference, double[] Current) Sets(string file)
    {
        var rows = File.ReadLines(Oracles.Input(file)).Skip(1).Select(line => line.Split(',')).ToLookup(row => row[0], row => row[1]);
        return ([.. rows["ref"].Select(Golden.GoldenFile.Number)],
            [.. rows.Where(set => set.Key != "ref").SelectMany(set => set).Select(Golden.GoldenFile.Number)]);
    }
}
