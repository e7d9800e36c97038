using System.Globalization;

namespace Perennial.Drift.Tests.Golden;

/// <summary>Rows of a shipped file of golden values, the header left out; an empty file fails.</summary>
internal static class GoldenFile
{
    public static string[][] Rows(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", name);
        var rows = File.ReadAllLines(path).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.NotEmpty(rows);
        return rows;
    }

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static long[] Counts(string text) =>
        [.. text.Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];

    public static double[] Numbers(string text) => [.. text.Split(' ').Select(Number)];
}
