using Perennial.Drift.Tests.Golden;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.TwoSample;

/// <summary>Changes of unit with the factors of scipy.constants and the distances of its Kolmogorov-Smirnov test; see Golden/PROVENANCE.md.</summary>
public sealed class GoldenUnitTests
{
    public static TheoryData<string> Cases => [.. GoldenFile.Rows("unit_changes.csv").Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_change_has_the_factor_and_the_distances_of_scipy(string name)
    {
        var row = GoldenFile.Rows("unit_changes.csv").Single(row => row[0] == name);
        var found = UnitJump.Find(GoldenFile.Numbers(row[1]), GoldenFile.Numbers(row[2]));
        Assert.NotNull(found);
        Close.Equal(GoldenFile.Number(row[3]), found.Factor, 1e-9);
        Close.Equal(GoldenFile.Number(row[4]), found.Offset, 1e-9);
        Close.Equal(GoldenFile.Number(row[5]), found.Before.Statistic, 1e-12);
        Close.Equal(GoldenFile.Number(row[6]), found.After.Statistic, 1e-12);
    }
}
