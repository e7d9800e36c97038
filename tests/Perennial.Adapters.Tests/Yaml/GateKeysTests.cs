using System.Text.Json;
using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class GateKeysTests
{
    private const string All =
        """
        slices: [origin, distance]
        protected: [sex]
        evaluate:
          slices: { margin: 0.5, minimum: 50, bins: 4 }
          calibration: { max_error: 0.05 }
          missing: { max_change: 0.1 }
          bias: { max_gap: 0.05, min_ratio: 0.8, margin: 0.01, metrics: [true_positive_rate, loss], minimum: 60, inconclusive: reject }
          latency: { p99: 5ms, max_ratio: 2 }
          memory: 512MB
          approve: { by: [ann, bob], at_most: 3d, on_timeout: hold }

        """;

    [Fact]
    public void Every_key_is_read()
    {
        VersionGateOptions expected = new()
        {
            Slices = ["origin", "distance"],
            Slicing = new() { Margin = 0.5, MinimumRows = 50, Bins = 4 },
            Protected = ["sex"],
            Bias = new() { MaxGap = 0.05, MinRatio = 0.8, Margin = 0.01, Metrics = [GroupMetric.TruePositiveRate, GroupMetric.Loss], MinimumRows = 60, Inconclusive = WhenInconclusive.Reject },
            MaxCalibrationError = 0.05,
            MaxMissingChange = 0.1,
            Latency = new() { P99 = TimeSpan.FromMilliseconds(5), MaxRatio = 2 },
            MemoryBytes = 512L << 20,
            Approve = new() { Count = 2, Names = ["ann", "bob"], AtMost = TimeSpan.FromDays(3), OnTimeout = WhenInconclusive.Hold },
        };
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(Sample.Parse(Sample.Least + All).Gates));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("evaluate: { metrics: declared }", false)]
    [InlineData("evaluate: { metrics: all }", true)]
    [InlineData("slices: [origin]", true)]
    public void A_file_that_declares_none_has_none(string line, bool gates) => Assert.Equal(gates, Sample.Parse(Sample.Least + line).Gates is not null);

    [Theory]
    [InlineData("evaluate: { approve: {} }", 1)]
    [InlineData("evaluate: { approve: { by: 3 } }", 3)]
    public void A_number_of_persons_may_be_given(string line, int count) => Assert.Equal(new ApprovalOptions { Count = count }, Sample.Parse(Sample.Least + line).Gates!.Approve);

    [Fact]
    public void Columns_that_are_no_features_are_logged_as_categories()
    {
        ModelDeclaration model = Sample.Parse(Sample.Least + All);
        Assert.Equal([.. model.Features, new("sex", FeatureType.Categorical)], model.Logged);
    }

    [Theory]
    [InlineData("regression", "evaluate: { calibration: { max_error: 0.1 } }", "evaluate.calibration")]
    [InlineData("regression", "evaluate: { bias: { min_ratio: 0.8 } }", "evaluate.bias.min_ratio")]
    [InlineData("regression", "evaluate: { bias: { max_gap: 1, metrics: [selection_rate] } }", "evaluate.bias.metrics")]
    [InlineData("binary", "evaluate: { bias: { inconclusive: reject } }", "evaluate.bias")]
    public void What_does_not_fit_the_task_is_refused(string task, string line, string key)
    {
        string text = Sample.Least.Replace("task: binary", $"task: {task}", StringComparison.Ordinal) + "protected: [sex]\n" + line;
        Assert.Equal(key, Assert.Single(Sample.FaultsOf(text)).Key);
    }

    [Fact]
    public void What_changes_is_told_key_by_key()
    {
        ModelDeclaration before = Sample.Parse(Sample.Least), after = Sample.Parse(Sample.Least + All);
        string[] told = [.. ModelDifference.Between(before, after).Select(one => one.ToString())];
        Assert.Contains("slices: none -> [origin, distance]", told);
        Assert.Contains("evaluate.latency.p99: none -> 5ms", told);
        Assert.Contains("evaluate.memory: none -> 512MB", told);
        Assert.Contains("evaluate.approve.by: none -> [ann, bob]", told);
        Assert.Contains("evaluate.bias.metrics: none -> [true_positive_rate, loss]", told);
        Assert.Empty(ModelDifference.Between(after, Sample.Parse(Sample.Least + All)));
    }
}
