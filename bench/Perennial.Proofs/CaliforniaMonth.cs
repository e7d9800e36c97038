using System.Globalization;
using System.IO.Compression;

namespace Perennial.Proofs;

/// <summary>One month of NannyML's California houses: a model's scores, its features and, in the end, the labels.</summary>
public sealed record CaliforniaMonth(string Month, double[] Scores, double[] Features, bool[] Labels)
{
    public const int Width = 8;

    private static readonly string[] Parts = ["reference", "analysis", "analysis_gt"];

    /// <summary>Why the files are not there; null when they are.</summary>
    public static string? Missing() => Parts.Select(part => HistoryFolder.Missing(Name(part))).FirstOrDefault(why => why is not null);

    /// <summary>The eight months with labels.</summary>
    public static CaliforniaMonth[] Reference() => Months([.. Rows("reference").Select(row => (row, row[10]))], 11);

    /// <summary>The eleven full months after them.</summary>
    public static CaliforniaMonth[] Analysis()
    {
        var truths = Rows("analysis_gt").ToDictionary(row => row[0], row => row[1]);
        return Months([.. Rows("analysis").Select(row => (row, truths[row[0]]))], 10)[..11];
    }

    /// <summary>Several months as one.</summary>
    public static CaliforniaMonth Together(IReadOnlyList<CaliforniaMonth> months) => new(
        "together",
        [.. months.SelectMany(month => month.Scores)],
        [.. months.SelectMany(month => month.Features)],
        [.. months.SelectMany(month => month.Labels)]);

    private static CaliforniaMonth[] Months((string[] Cells, string Label)[] rows, int scoreAt) =>
    [
        .. rows.GroupBy(row => row.Cells[9][..7]).Select(month => new CaliforniaMonth(
            month.Key,
            [.. month.Select(row => Number(row.Cells[scoreAt]))],
            [.. month.SelectMany(row => row.Cells[1..9].Select(Number))],
            [.. month.Select(row => Number(row.Label) == 1)])),
    ];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Name(string part) => $"california_housing_{part}.csv.gz";

    private static IEnumerable<string[]> Rows(string part)
    {
        using var file = File.OpenRead(Path.Combine(Environment.GetEnvironmentVariable(HistoryFolder.Variable)!, Name(part)));
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        text.ReadLine();
        while (text.ReadLine() is { Length: > 0 } line)
        {
            yield return line.Split(',');
        }
    }
}
