using Perennial.Terms;

namespace Perennial.Tests.Monitor;

/// <summary>A small model: one number, one category, labels after a day.</summary>
internal static class GivenModel
{
    public static ModelDeclaration Flights { get; } = new()
    {
        Model = "flights",
        Columns = new ColumnNames("date", "id", "entity"),
        Features = [new("minute", FeatureType.Numeric), new("carrier", FeatureType.Categorical)],
        Label = new LabelDeclaration("late", TimeSpan.FromDays(1)),
        Costs = new CostOptions("USD", 0.1, 25),
    };
}
