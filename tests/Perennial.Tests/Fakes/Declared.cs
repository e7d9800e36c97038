using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>Declarations for tests: small numbers, so that a whole life fits into days.</summary>
internal static class Declared
{
    /// <summary>Acts by money; every stage.</summary>
    public static ModelDeclaration Model { get; } = new()
    {
        Model = "late-flights",
        Columns = new ColumnNames("time", "id", "entity"),
        Features = [new FeatureDeclaration("x", FeatureType.Numeric), new FeatureDeclaration("c", FeatureType.Categorical)],
        Label = new LabelDeclaration("late", TimeSpan.FromDays(1)),
        Costs = new CostOptions("USD", 1, 20),
        Train = new TrainOptions { Trainer = "counting", First = TimeSpan.FromDays(5), MinimumRows = 20, MinimumPositives = 5 },
        Retrain = new RetrainOptions { Cooldown = TimeSpan.FromDays(3) },
        Quality = new QualityGateOptions { Margin = 0.05, Confidence = 0.9, Judge = TimeSpan.FromDays(2), Inconclusive = WhenInconclusive.Continue },
        Rollout =
        [
            new StageOptions(StageKind.Shadow, 0, 60, TimeSpan.FromDays(6), WhenInconclusive.Continue),
            new StageOptions(StageKind.Split, 0.5, 100, TimeSpan.FromDays(10), WhenInconclusive.Reject),
        ],
    };
}
