using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Flavours;

public sealed class RuleFlavourTests : PredictorConformance
{
    private static readonly string[] Order = ["x >= 2 and y < 0: 0.9", "x >= 2: 0.6", "x != 1: 0.3"];

    protected override Digest Make(ArtifactPacker packer) => packer.Rules(Model, Order, [0.1]);

    [Fact]
    public void The_first_rule_that_is_met_answers_and_a_missing_value_meets_none()
    {
        using IPredictor predictor = Load();
        double[][] columns = [[2, 2, 0, 1, double.NaN, double.NaN], [-1, 0, 0, 0, -1, double.NaN]];
        FeatureTable rows = new(6, [.. columns]) { Features = Model.Features };

        Assert.Equal([0.9, 0.6, 0.3, 0.1, 0.1, 0.1], predictor.Score(rows));
    }

    [Fact]
    public void Categories_are_equal_or_not()
    {
        ModelDeclaration model = Model with { Features = [new("from", FeatureType.Categorical)] };
        Digest artifact = new ArtifactPacker(Blobs).Rules(model, ["from = ORD: 0.4", "from != JFK: 0.2"], [0.1]);
        using IPredictor predictor = new FlavourPredictorSource(Blobs).Load(artifact, model.Features);

        Assert.Equal([0.4], predictor.Score(["ORD"]));
        Assert.Equal([0.2], predictor.Score(["LAX"]));
        Assert.Equal([0.1], predictor.Score(["JFK"]));
        Assert.Equal([0.1], predictor.Score([null]));
    }

    [Theory]
    [InlineData("x >= 2", "has no answer")]
    [InlineData("x: 0.4", "'x' compares nothing. Allowed: <=, >=, !=, <, >, =")]
    [InlineData("z > 1: 0.4", "has no feature 'z'. There are: x, y")]
    [InlineData("x > one: 0.4", "'one' is no number")]
    [InlineData("x > 1: often", "'often' is no number")]
    [InlineData("x > 1: 1.4", "[1.4] is no answer")]
    public void What_is_no_rule_is_refused(string rule, string complaint) => Assert.Contains(
        complaint, Assert.Throws<FaultException>(() => new ArtifactPacker(Blobs).Rules(Model, [rule], [0.1])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_category_has_no_order()
    {
        ModelDeclaration model = Model with { Features = [new("from", FeatureType.Categorical)] };
        Assert.Contains(
            "is categorical and has no order", Assert.Throws<FaultException>(() => new ArtifactPacker(Blobs).Rules(model, ["from > ORD: 0.4"], [0.1])).Message, StringComparison.Ordinal);
    }
}
