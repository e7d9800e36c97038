using Perennial.Drift.Metrics;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Metrics;

public sealed class TaskMetricsTests
{
    private static readonly Dictionary<string, (double Plain, double Weighted)> Golden = GoldenFile.Rows("task_metrics.csv")
        .ToDictionary(row => row[0], row => (GoldenFile.Number(row[1]), GoldenFile.Number(row[2])));

    private static readonly double[][] BinaryRows = Read("binary_rows.csv");
    private static readonly double[][] ClassRows = Read("class_rows.csv");
    private static readonly double[][] NumberRows = Read("number_rows.csv");

    [Fact]
    public void Metrics_of_yes_and_no_agree_with_scikit_learn() => Agree(
        weights => TaskMetrics.Binary(Column(BinaryRows, 0), Yes(), weights, 0.4), Column(BinaryRows, 3), 10);

    [Fact]
    public void Metrics_of_classes_agree_with_scikit_learn() => Agree(
        weights => TaskMetrics.Classes(
            [.. ClassRows.SelectMany(row => row.Take(4))], [.. ClassRows.Select(row => (int)row[4])], 4, weights),
        Column(ClassRows, 5), 8);

    [Fact]
    public void Metrics_of_numbers_agree_with_scikit_learn() => Agree(
        weights => TaskMetrics.Numbers(Column(NumberRows, 0), Column(NumberRows, 1), weights), Column(NumberRows, 2), 10);

    [Fact]
    public void Calibration_error_agrees_with_the_quantile_bins_of_scikit_learn() =>
        Close.Equal(Golden["calibration"].Plain, CalibrationError.Of(Column(BinaryRows, 1), Yes()), 1e-11);

    [Fact]
    public void Every_golden_value_is_asked_for() => Assert.Equal(10 + 8 + 10 + 1, Golden.Count);

    private static void Agree(Func<double[], Dictionary<string, double>> measure, double[] weights, int count)
    {
        var (plain, weighted) = (measure([]), measure(weights));
        Assert.Equal(count, plain.Count);
        foreach (var (name, value) in plain)
        {
            Close.Equal(Golden[name].Plain, value, 1e-11, name);
            Close.Equal(Golden[name].Weighted, weighted[name], 1e-11, $"weighted {name}");
        }
    }

    private static bool[] Yes() => [.. BinaryRows.Select(row => row[2] == 1)];

    private static double[][] Read(string name) => [.. GoldenFile.Rows(name).Select(row => row.Select(GoldenFile.Number).ToArray())];

    private static double[] Column(double[][] rows, int column) => [.. rows.Select(row => row[column])];
}
