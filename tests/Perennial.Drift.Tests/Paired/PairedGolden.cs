using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Paired;

/// <summary>What R computed on the shipped rows.</summary>
internal static class PairedGolden
{
    private static readonly Dictionary<string, double> Expected = GoldenFile.Rows("paired_expected.csv").ToDictionary(row => row[0], row => GoldenFile.Number(row[1]));

    public static double[] First { get; } = Column("paired_rows.csv", 0);

    public static double[] Second { get; } = Column("paired_rows.csv", 1);

    public static bool[] Labels { get; } = [.. Column("paired_rows.csv", 2).Select(label => label == 1)];

    public static int[] Clusters { get; } = [.. Column("paired_rows.csv", 3).Select(code => (int)code)];

    /// <summary>Squared errors of the one forecast less those of the other.</summary>
    public static double[] Series { get; } =
        [.. Column("paired_series.csv", 0).Zip(Column("paired_series.csv", 1), (one, other) => (one * one) - (other * other))];

    public static double Of(string name) => Expected[name];

    private static double[] Column(string file, int column) => [.. GoldenFile.Rows(file).Select(row => GoldenFile.Number(row[column]))];
}
