using System.Text.Json;
using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class RolloutKeysTests
{
    private const string All =
        """
        slices: [origin]
        rollout:
          - shadow: { at_least: 9 examples }
          - canary: { steps: [0.01, 0.5], at_least: 70 examples, every: 6h, at_most: 20d, on_timeout: hold }
          - split: { share: 0.4 }
        guardrails: { errors: 0.01, errors_margin: 0, p99: 50ms, p99_ratio: 2, memory: 1GB, memory_growth: 64MB, slices: 0.02, requests: 50 }
        alarms: { no_predictions: 6h, loop_stuck: 10m, waits: 3d }

        """;

    [Fact]
    public void Every_key_is_read()
    {
        ModelDeclaration model = Sample.Parse(Sample.Least + All);
        StageOptions canary = new(StageKind.Canary, 0.01, 70, TimeSpan.FromDays(20), WhenInconclusive.Hold) { Steps = [0.01, 0.5], Every = TimeSpan.FromHours(6) };
        Assert.Equal([StageKind.Shadow, StageKind.Canary, StageKind.Split], model.Rollout.Select(stage => stage.Kind));
        Assert.Equal(JsonSerializer.Serialize(canary), JsonSerializer.Serialize(model.Rollout[1]));
        Assert.Equal((0.4, null, null), (model.Rollout[2].Share, model.Rollout[2].Steps, model.Rollout[2].Every));
        Assert.Equal(
            new GuardrailOptions
            {
                Errors = 0.01, ErrorsMargin = 0, P99 = TimeSpan.FromMilliseconds(50), P99Ratio = 2, MemoryBytes = 1L << 30, MemoryGrowthBytes = 64L << 20, Slices = 0.02, MinimumRequests = 50,
            },
            model.Guardrails);
        Assert.Equal(new AlarmOptions { NoPredictions = TimeSpan.FromHours(6), LoopStuck = TimeSpan.FromMinutes(10), Waits = TimeSpan.FromDays(3) }, model.Alarms);
    }

    [Fact]
    public void A_file_that_declares_none_has_none()
    {
        ModelDeclaration model = Sample.Parse(Sample.Least);
        Assert.Null(model.Guardrails);
        Assert.Null(model.Alarms);
        Assert.All(model.Rollout, stage => Assert.Null(stage.Steps));
    }

    [Fact]
    public void A_canary_has_three_steps_unless_it_says_otherwise()
    {
        StageOptions canary = Assert.Single(Sample.Parse(Sample.Least + "rollout: [{ canary: {} }]").Rollout);
        Assert.Equal([0.05, 0.25, 0.5], canary.Steps!);
        Assert.Equal((0.05, 500, TimeSpan.FromDays(1), TimeSpan.FromDays(14), WhenInconclusive.Reject), (canary.Share, canary.AtLeastExamples, canary.Every, canary.AtMost, canary.OnTimeout));
    }

    [Theory]
    [InlineData("rollout: [{ canary: { steps: [] } }]", "rollout[0].canary.steps", "no step")]
    [InlineData("rollout: [{ canary: { steps: [0.5, 0.1] } }]", "rollout[0].canary.steps", "shares that do not rise")]
    [InlineData("rollout: [{ canary: { steps: [0.5, 1] } }]", "rollout[0].canary.steps", "out of range")]
    [InlineData("rollout: [{ canary: {}, split: {} }]", "rollout[0]", "two stages in one item")]
    [InlineData("rollout: [{ canary: { at_most: 2d } }]", "rollout[0].canary.at_most", "before a day of labels can mature")]
    [InlineData("guardrails: { requests: 5 }", "guardrails", "no limit")]
    [InlineData("guardrails: { slices: 0.1 }", "guardrails.slices", "without slices")]
    [InlineData("guardrails: { errors: 1 }", "guardrails.errors", "out of range")]
    public void What_makes_no_sense_is_refused(string line, string key, string problem)
    {
        ModelFault fault = Sample.FaultOf(line);
        Assert.Equal(key, fault.Key);
        Assert.Contains(problem, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_changes_is_told_key_by_key()
    {
        ModelDeclaration before = Sample.Parse(Sample.Least), after = Sample.Parse(Sample.Least + All);
        string[] told = [.. ModelDifference.Between(before, after).Select(one => one.ToString())];
        Assert.Contains("rollout[1].canary.steps: none -> [0.01, 0.5]", told);
        Assert.Contains("rollout[1].canary.every: none -> 6h", told);
        Assert.Contains("guardrails.p99: none -> 50ms", told);
        Assert.Contains("guardrails.memory_growth: none -> 64MB", told);
        Assert.Contains("alarms.loop_stuck: none -> 10m", told);
        Assert.Empty(ModelDifference.Between(after, Sample.Parse(Sample.Least + All)));
    }
}
