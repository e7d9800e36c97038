using System.Text.Json;
using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class ModelFileDefaultsTests
{
    [Fact]
    public void The_shortest_file_has_the_defaults_of_the_records()
    {
        ModelDeclaration model = Sample.Parse(Sample.Least);

        Assert.Equal("flight-delay", model.Model);
        Assert.Equal(Mode.Act, model.Mode);
        Assert.Equal(new ColumnNames("date", "flight", null), model.Columns);
        Assert.Equal([new("distance", FeatureType.Numeric), new("origin", FeatureType.Categorical)], model.Features);
        Assert.Equal(new LabelDeclaration("late", TimeSpan.FromDays(1)), model.Label);
        Assert.Equal(MetricKind.LogLoss, model.Metric);
        Assert.Equal(JsonSerializer.Serialize(new TrainOptions()), JsonSerializer.Serialize(model.Train));
        Assert.Equal(new QualityGateOptions(), model.Quality);
        Assert.Equal(new AfterPromotionOptions(), model.AfterPromotion);
    }

    [Fact]
    public void Without_costs_money_decides_nothing()
    {
        ModelDeclaration model = Sample.Parse(Sample.Least);

        Assert.Equal(new CostOptions("USD", 0, 0), model.Costs);
        Assert.Equal(new RetrainOptions { Money = false }, model.Retrain);
    }

    [Fact]
    public void With_costs_and_without_triggers_money_alone_decides() =>
        Assert.Equal(new RetrainOptions(), Sample.Parse(Sample.Least + "costs: { loss: 0.1, retrain: 25 }").Retrain);

    [Theory]
    [InlineData("{}")]
    [InlineData("{ rows: 100 }")]
    public void Where_triggers_are_named_money_must_be_named_too(string when)
    {
        string text = Sample.Least + $"costs: {{ loss: 0.1, retrain: 25 }}\nretrain: {{ when: {when} }}";

        Assert.False(Sample.Parse(text).Retrain.Money);
    }

    [Fact]
    public void Without_a_rollout_a_shadow_and_a_split_come()
    {
        StageOptions shadow = new(StageKind.Shadow, 0, 2_000, TimeSpan.FromDays(14), WhenInconclusive.Hold);
        StageOptions split = new(StageKind.Split, 0.1, 2_000, TimeSpan.FromDays(14), WhenInconclusive.Reject);

        Assert.Equal([shadow, split], Sample.Parse(Sample.Least).Rollout);
        Assert.Equal([split, shadow], Sample.Parse(Sample.Least + "rollout: [{ split: {} }, { shadow: {} }]").Rollout);
    }

    [Fact]
    public void An_empty_rollout_promotes_at_once() => Assert.Empty(Sample.Parse(Sample.Least + "rollout: []").Rollout);

    [Fact]
    public void Labels_mature_at_once_unless_the_file_says_otherwise() => Assert.Equal(
        TimeSpan.Zero, Sample.Parse(Sample.Least.Replace(", matures_after: 1d", "", StringComparison.Ordinal)).Label.MaturesAfter);

    [Fact]
    public void Every_default_may_be_written()
    {
        ModelKey[] keys = [.. ModelKeys.All.Where(key => key is { Shape: KeyShape.Value, Default: not null })];
        string[] samples = [.. keys.Select(Faults).OfType<ModelFileFaults>().Select(faults => faults.Message)];

        Assert.True(keys.Length > 20);
        Assert.DoesNotContain(samples, message => keys.Any(key => message.Contains($" {key.Path}: ", StringComparison.Ordinal)));
    }

    /// <summary>A file that holds nothing but one key: its siblings are missing, but the key itself is right.</summary>
    private static Exception? Faults(ModelKey key)
    {
        string open = key.Path.Replace("[].", ": [{ ", StringComparison.Ordinal).Replace(".", ": { ", StringComparison.Ordinal);
        string close = string.Concat(open.Reverse().Select(letter => letter switch { '{' => "}", '[' => "]", _ => "" }));
        return Record.Exception(() => Sample.Parse($"{open}: {key.Default} {close}\n"));
    }

    [Fact]
    public void Anchors_are_followed()
    {
        ModelDeclaration model = Sample.Parse(
            Sample.Least + "rollout: [{ shadow: &stage { at_most: 9d } }, { split: *stage }]");

        Assert.All(model.Rollout, stage => Assert.Equal(TimeSpan.FromDays(9), stage.AtMost));
    }
}
