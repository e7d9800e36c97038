using System.Globalization;
using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>The tables of Lucas and Crosier (1982) and Lucas and Saccucci (1990), as Montgomery reprints them.</summary>
public sealed class RunLengthTests
{
    [Theory]
    [InlineData(4, 0, "0 168, 0.25 74.2, 0.5 26.6, 0.75 13.3, 1 8.38, 1.5 4.75, 2 3.34, 2.5 2.62, 3 2.19, 4 1.71")]
    [InlineData(5, 0, "0 465, 0.25 139, 0.5 38.0, 0.75 17.0, 1 10.4, 1.5 5.75, 2 4.01, 2.5 3.11, 3 2.57, 4 2.01")]
    [InlineData(4, 0.5, "0 149, 0.25 62.7, 0.5 20.1, 0.75 8.97, 1 5.29, 1.5 2.86, 2 2.01, 2.5 1.59, 3 1.32, 4 1.07")]
    [InlineData(5, 0.5, "0 430, 0.25 122, 0.5 28.7, 0.75 11.2, 1 6.35, 1.5 3.37, 2 2.36, 2.5 1.86, 3 1.54, 4 1.16")]
    public void Cusum_run_lengths_are_the_printed_ones(double threshold, double headStart, string printed) =>
        AsPrinted(printed, shift => CusumRunLength.Mean(0.5, threshold, shift, headStartRatio: headStart));

    [Theory]
    [InlineData(0.4, 3.054, "0 500, 0.25 224, 0.5 71.2, 0.75 28.4, 1 14.3, 1.5 5.9, 2 3.5, 2.5 2.5, 3 2.0, 4 1.4")]
    [InlineData(0.25, 2.998, "0 500, 0.25 170, 0.5 48.2, 0.75 20.1, 1 11.1, 1.5 5.5, 2 3.6, 2.5 2.7, 3 2.3, 4 1.7")]
    [InlineData(0.2, 2.962, "0 500, 0.25 150, 0.5 41.8, 0.75 18.2, 1 10.5, 1.5 5.5, 2 3.7, 2.5 2.9, 3 2.4, 4 1.9")]
    [InlineData(0.1, 2.814, "0 500, 0.25 106, 0.5 31.3, 0.75 15.9, 1 10.3, 1.5 6.1, 2 4.4, 2.5 3.4, 3 2.9, 4 2.2")]
    [InlineData(0.05, 2.615, "0 500, 0.25 84.1, 0.5 28.8, 0.75 16.4, 1 11.4, 1.5 7.1, 2 5.2, 2.5 4.2, 3 3.5, 4 2.7")]
    public void Ewma_run_lengths_are_the_printed_ones(double weight, double width, string printed) =>
        AsPrinted(printed, shift => EwmaRunLength.Mean(weight, width, shift));

    private static void AsPrinted(string printed, Func<double, double> mean)
    {
        var wrong = new List<string>();
        foreach (var pair in printed.Split(", ").Select(pair => pair.Split(' ')))
        {
            var found = mean(double.Parse(pair[0], CultureInfo.InvariantCulture));
            var digits = pair[1].Contains('.', StringComparison.Ordinal) ? pair[1].Length - pair[1].IndexOf('.', StringComparison.Ordinal) - 1 : 0;
            if (Math.Abs(found - double.Parse(pair[1], CultureInfo.InvariantCulture)) > Math.Pow(10, -digits))
            {
                wrong.Add($"at {pair[0]} printed {pair[1]}, found {found}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("; ", wrong));
    }
}
