using Perennial.Evaluate;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class SingleFeatureTests
{
    private static readonly ModelDeclaration Numbers = GivenModel.Flights with { Task = TaskKind.Regression, Metric = MetricKind.SquaredError };
    private static readonly ModelDeclaration Classes = GivenModel.Flights with { Task = TaskKind.Multiclass, Label = GivenModel.Flights.Label with { Classes = ["a", "b", "c"] } };

    [Fact]
    public void A_feature_that_is_the_label_tells_it_all_and_noise_tells_nothing()
    {
        Assert.Equal(1, Power(GivenModel.Flights, row => Label(row), row => Label(row)));
        Assert.InRange(Power(GivenModel.Flights, row => Label(row), row => Draw(row, 5))!.Value, 0.4, 0.6);
    }

    [Fact]
    public void A_strong_and_honest_feature_is_below_the_threshold() =>
        Assert.InRange(Power(GivenModel.Flights, row => Draw(row, 1) < Draw(row, 2) ? 1 : 0, row => Draw(row, 1))!.Value, 0.7, LeakCheck.MostArea);

    [Fact]
    public void A_leak_needs_no_order_nor_a_straight_line()
    {
        Assert.Equal(1, Power(GivenModel.Flights, row => Label(row), row => Label(row) == 1 ? 3 : row % 2 == 0 ? 1 : 5));
        Assert.InRange(Power(Numbers, row => Math.Exp(3 * Draw(row, 1)), row => Draw(row, 1))!.Value, LeakCheck.MostExplained, 1);
        Assert.InRange(Power(Numbers, row => Math.Exp(3 * Draw(row, 1)), row => Draw(row, 2))!.Value, 0, 0.1);
    }

    [Fact]
    public void Of_many_classes_each_is_told_from_the_rest()
    {
        Assert.Equal(1, Power(Classes, row => row % 3, row => 7 - (row % 3)));
        Assert.InRange(Power(Classes, row => row % 3, row => Draw(row, 1))!.Value, 0.4, 0.6);
    }

    [Fact]
    public void Missing_values_are_left_out_and_few_rows_say_nothing()
    {
        Assert.Equal(1, Power(GivenModel.Flights, row => Label(row), row => row % 4 == 0 ? double.NaN : Label(row)));
        Assert.Null(Power(GivenModel.Flights, row => Label(row), row => Label(row), 300));
        Assert.Null(Power(GivenModel.Flights, _ => 0, row => Draw(row, 1)));
    }

    private static double? Power(ModelDeclaration model, Func<int, double> label, Func<int, double> feature, int rows = 4_000) => SingleFeature.Power(model, new FeatureColumn(
        model.Features[0],
        Enumerable.Range(0, rows).Select(feature).ToArray(),
        [.. Enumerable.Range(0, rows).Select(label)],
        [.. Enumerable.Range(0, rows).Select(row => (double)row)]));

    private static double Label(int row) => Draw(row, 9) < 0.3 ? 1 : 0;

    private static double Draw(int row, int what) => Perennial.Serve.Assignment.Of("drawn", what, row.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
