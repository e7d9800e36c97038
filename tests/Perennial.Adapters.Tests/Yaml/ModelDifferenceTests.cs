using System.Text.Json;
using CsCheck;
using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class ModelDifferenceTests
{
    /// <summary>A window that slides is no other one.</summary>
    private const int OtherWindows = 1;

    private static readonly ModelDeclaration Model = Sample.Parse(Sample.Least);

    [Fact]
    public void Equal_declarations_do_not_differ() => Assert.Empty(ModelDifference.Between(Model, Sample.Parse(Sample.Least)));

    [Fact]
    public void A_changed_key_has_both_values_in_the_words_of_the_file()
    {
        ModelDeclaration after = Model with { Train = Model.Train with { First = TimeSpan.FromDays(28), Sliding = TimeSpan.FromDays(42) } };

        Assert.Equal(
            [new("train.window.sliding", null, "42d"), new ModelDifference("train.first", "14d", "28d")],
            ModelDifference.Between(Model, after));
    }

    [Fact]
    public void A_feature_more_and_a_stage_less_are_seen()
    {
        ModelDeclaration after = Model with
        {
            Features = [.. Model.Features, new("weekday", FeatureType.Numeric)], Rollout = [Model.Rollout[0]],
        };

        Assert.Equal(
            [
                "features: distance, origin -> distance, origin, weekday",
                "features.weekday.type: none -> numeric",
                "rollout[1].split.share: 0.1 -> none",
                "rollout[1].split.at_least: 2000 examples -> none",
                "rollout[1].split.at_most: 14d -> none",
                "rollout[1].split.on_timeout: reject -> none",
            ],
            ModelDifference.Between(Model, after).Select(difference => difference.ToString()));
    }

    [Fact]
    public void All_of_a_new_model_is_a_difference()
    {
        IReadOnlyList<ModelDifference> differences = ModelDifference.Between(null, Model);

        Assert.Contains(new ModelDifference("model", null, "flight-delay"), differences);
        Assert.All(differences, difference => Assert.Null(difference.Before));
    }

    [Fact]
    public void Declarations_differ_exactly_where_their_records_do() =>
        Gen.Select(DeclarationGen.Any, DeclarationGen.Any).Sample((before, after) =>
        {
            bool equal = JsonSerializer.Serialize(before) == JsonSerializer.Serialize(after);
            return equal == (ModelDifference.Between(before, after).Count == 0)
                && ModelDifference.Between(before, before).Count == 0;
        });

    [Fact]
    public void Every_property_of_the_records_is_compared()
    {
        ModelDeclaration other = DeclarationGen.Opposite;
        int properties = new[] { typeof(TrainOptions), typeof(RetrainOptions), typeof(QualityGateOptions) }
            .Sum(type => type.GetProperties().Count(property => property.CanWrite)) - OtherWindows;

        string[] keys = [.. ModelDifference.Between(Model, other).Select(difference => difference.Key.StartsWith("train.tune.", StringComparison.Ordinal) ? "train.tune" : difference.Key).Distinct()];

        Assert.Equal(properties, keys.Count(key => new[] { "train", "retrain", "evaluate" }.Contains(key.Split('.')[0])));
    }
}
