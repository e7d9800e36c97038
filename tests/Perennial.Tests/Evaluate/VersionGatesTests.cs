using Perennial.Drift.Metrics;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Evaluate;

public sealed class VersionGatesTests
{
    private static readonly VersionGateOptions All = new()
    {
        Slices = ["carrier"], Protected = ["sex"], Bias = new() { MaxGap = 0.1 }, MaxCalibrationError = 0.05, MaxMissingChange = 0.5,
    };

    private static readonly ModelDeclaration Model = GivenJudged.Model with { Gates = All };

    [Fact]
    public void A_sound_version_passes_every_gate()
    {
        var verdicts = Judge((_, truth) => truth);
        Assert.Equal(["slices", "calibration", "missing", "bias"], verdicts.Select(verdict => verdict.Gate));
        Assert.All(verdicts, verdict => Assert.Equal(Outcome.Pass, verdict.Outcome));
        Assert.Null(Evaluation.Refused(Model, verdicts));
    }

    [Fact]
    public void Probabilities_that_promise_too_much_are_stopped_by_the_calibration_gate() =>
        Assert.Equal("calibration", Evaluation.Refused(Model, Judge((_, truth) => truth + 0.2).Where(one => one.Gate == "calibration").ToList())!.Gate);

    [Fact]
    public void A_version_that_leans_on_one_feature_is_stopped_by_the_missing_gate_which_names_it()
    {
        var verdicts = Judge((_, truth) => truth, table => [.. table.Numbers(0).Select(minute => double.IsNaN(minute) ? 0.999 : 0.3)]);
        var refused = Evaluation.Refused(Model, verdicts)!;
        Assert.Equal("missing", refused.Gate);
        Assert.StartsWith("it loses most without minute:", refused.Because, StringComparison.Ordinal);
        Assert.Equal(["without minute", "without carrier"], refused.Compared!.Select(one => one.Of));
    }

    [Fact]
    public void Without_declared_limits_they_report_and_without_any_gate_they_say_nothing()
    {
        var verdicts = Judge((_, truth) => truth + 0.2, model: Model with { Gates = new() { Protected = ["sex"] } });
        Assert.Equal(["missing", "bias"], verdicts.Select(verdict => verdict.Gate));
        Assert.All(verdicts, verdict => Assert.Equal(Outcome.Pass, verdict.Outcome));
        Assert.Empty(Judge((_, truth) => truth, model: GivenJudged.Model));
    }

    [Fact]
    public void The_calibration_error_in_evidence_is_that_of_the_metric()
    {
        var rows = GivenJudged.Of(3, (row, truth) => truth + (row * 1e-6), (_, truth) => truth, 1_000);
        var found = RankingComparisons.Calibration(rows)!;
        Assert.Equal(CalibrationError.Of(rows.Challenger, [.. rows.Rows.Labels.Select(label => label > 0.5)]), found.Value, 1e-12);
        Assert.True(found.Lower <= found.Difference && found.Difference <= found.Upper);
    }

    [Fact]
    public void What_was_not_measured_stops_nothing_and_what_is_too_slow_or_too_large_is_stopped_by_name()
    {
        var gates = new VersionGateOptions { Latency = new() { P99 = TimeSpan.FromMilliseconds(5), MaxRatio = 3 }, MemoryBytes = 100 << 20 };
        var model = Model with { Gates = gates };
        Assert.Null(Evaluation.Refused(model, [.. VersionGates.JudgeCost(gates, null)]));
        Assert.Null(Evaluation.Refused(model, [.. VersionGates.JudgeCost(gates, new(Cost(0.004, 50), Cost(0.003, 40)))]));
        Assert.Equal("latency", Evaluation.Refused(model, [.. VersionGates.JudgeCost(gates, new(Cost(0.006, 50), null))])!.Gate);
        Assert.Equal("latency", Evaluation.Refused(model, [.. VersionGates.JudgeCost(gates, new(Cost(0.004, 50), Cost(0.001, 40)))])!.Gate);
        Assert.Equal("memory", Evaluation.Refused(model, [.. VersionGates.JudgeCost(gates, new(Cost(0.004, 101), null))])!.Gate);
        var died = new VersionMeasurement(null, null) { Fault = "it was ended for its memory", OutOfMemory = true };
        Assert.Contains("ended for its memory", MemoryGate.Judge(1 << 20, died).Because, StringComparison.Ordinal);
        Assert.Equal(Outcome.Fail, LatencyGate.Judge(gates.Latency, died).Outcome);
    }

    private static ServingCost Cost(double p99, long megabytes) => new()
    {
        Calls = 1_000, P50Seconds = p99 / 2, P99Seconds = p99, P99Lower = p99 * 0.99, P99Upper = p99 * 1.01, RowsPerSecond = 1e5, MemoryBytes = megabytes << 20, ArtifactBytes = 1_000, LoadSeconds = 0.1,
    };

    private static List<Verdict> Judge(Func<int, double, double> challenger, Func<FeatureTable, double[]>? score = null, ModelDeclaration? model = null)
    {
        var rows = GivenJudged.Of(11, challenger, (_, truth) => truth, 4_000, model ?? Model);
        var version = Fakes.Samples.Version(2, Digest.Of("two"u8)) with { Features = Model.Features };
        return [.. VersionGates.Judge(rows, version, score ?? (table => [.. Enumerable.Repeat(0.3, table.Rows)]))];
    }
}
