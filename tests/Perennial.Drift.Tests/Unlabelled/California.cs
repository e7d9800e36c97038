using System.IO.Compression;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Unlabelled;

/// <summary>One month of NannyML's California houses: a model's scores, its features and, in the end, the labels.</summary>
internal sealed record California(string Month, double[] Scores, double[] Features, bool[] Labels)
{
    public const int Width = 8;

    public static California[] Reference() =>
        Months([.. Rows("reference").Select(row => (Cells: row, Label: row[10]))], scoreAt: 11);

    public static California[] Analysis()
    {
        var truths = Rows("analysis_gt").ToDictionary(row => row[0], row => row[1]);
        return Months([.. Rows("analysis").Select(row => (Cells: row, Label: truths[row[0]]))], scoreAt: 10)[..11];
    }

    public static California All(IReadOnlyList<California> months) => new(
        "all",
        [.. months.SelectMany(month => month.Scores)],
        [.. months.SelectMany(month => month.Features)],
        [.. months.SelectMany(month => month.Labels)]);

    private static California[] Months((string[] Cells, string Label)[] rows, int scoreAt) =>
    [
        .. rows.GroupBy(row => row.Cells[9][..7]).Select(month => new California(
            month.Key,
            [.. month.Select(row => GoldenFile.Number(row.Cells[scoreAt]))],
            [.. month.SelectMany(row => row.Cells[1..9].Select(GoldenFile.Number))],
            [.. month.Select(row => GoldenFile.Number(row.Label) == 1)])),
    ];

    private static IEnumerable<string[]> Rows(string part)
    {
        using var file = File.OpenRead(Oracles.Data($"california_housing_{part}.csv.gz"));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { Length: > 0 } line)
        {
            yield return line.Split(',');
        }
    }
}
