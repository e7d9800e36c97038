using CsCheck;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Monitor;

public sealed class LossFunctionTests
{
    private static readonly Gen<double[]> Answer =
        from parts in Gen.Double[0.001, 1].Array[3]
        select Array.ConvertAll(parts, part => part / parts.Sum());

    [Fact]
    public void The_losses_of_classes_are_those_of_their_formulas() =>
        Gen.Select(Answer, Gen.Int[0, 2]).Sample((answer, label) =>
        {
            Assert.Equal(-Math.Log(answer[label]), LossFunction.OfClasses(MetricKind.LogLoss, answer, label), 9);
            Assert.Equal(answer.Select((one, place) => Math.Pow(one - (place == label ? 1 : 0), 2)).Sum(), LossFunction.OfClasses(MetricKind.Brier, answer, label), 9);
            Assert.Equal(Array.IndexOf(answer, answer.Max()) == label ? 0 : 1, LossFunction.OfClasses(MetricKind.ErrorRate, answer, label));
        });

    [Theory]
    [InlineData(MetricKind.Brier, 2.0)]
    [InlineData(MetricKind.ErrorRate, 1.0)]
    public void Probabilities_that_are_none_are_the_worst_answer(MetricKind metric, double worst) =>
        Assert.Equal(worst, LossFunction.OfClasses(metric, [double.NaN, 0.5, 0.5], 1));

    [Fact]
    public void A_version_that_called_every_class_certain_was_never_wrong()
    {
        Assert.Equal(2, LossFunction.OfClasses(MetricKind.Brier, [1, 1, 1], 1));
        Assert.True(LossFunction.OfClasses(MetricKind.LogLoss, [1, 1, 1], 1) > 10);
    }

    [Fact]
    public void Numbers_lose_by_their_distance()
    {
        Assert.Equal(9, LossFunction.OfNumber(MetricKind.SquaredError, 7, 10));
        Assert.Equal(3, LossFunction.OfNumber(MetricKind.AbsoluteError, 7, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => LossFunction.OfNumber(MetricKind.LogLoss, 7, 10));
    }

    [Fact]
    public void A_mistake_costs_what_its_kind_costs_and_a_column_says_it_by_row()
    {
        var model = GivenModel.Flights with
        {
            Metric = MetricKind.Cost,
            Costs = new CostOptions("USD", 1, 25) { FalsePositive = new CostAmount(5, null), FalseNegative = new CostAmount(null, "amount"), DecideAt = new DecideAt(0.3) },
        };
        var rows = Rows([0, 0, 1, 1, 1], [0.2, 0.4, 0.2, 0.4, 0.2], ("amount", [1, 1, 70, 70, double.NaN]));
        Assert.Equal([0, 5, 70, 0, 0], rows.Losses(model, rows.Scores));
    }

    [Fact]
    public void Of_a_limited_number_the_highest_of_each_day_are_acted_on()
    {
        var model = GivenModel.Flights with { Costs = new CostOptions("USD", 1, 25) { DecideAt = new DecideAt(null, 1, TimeSpan.FromDays(1)) } };
        var rows = Rows([0, 0, 0, 0], [0.1, 0.2, 0.3, 0.05]) with { Occurred = [0, 1, 86_400, 86_401] };
        Assert.Equal([false, true, true, false], CostFunction.Acted(model, rows, rows.Scores));
    }

    [Fact]
    public void Each_side_of_a_number_has_its_price()
    {
        var model = GivenModel.Flights with { Task = TaskKind.Regression, Metric = MetricKind.Cost, Costs = new CostOptions("USD", 1, 25) { Under = 2, Over = 0.5 } };
        var rows = Rows([10, 10, 10], [7, 14, 10]);
        Assert.Equal([6, 2, 0], rows.Losses(model, rows.Scores));
    }

    [Fact]
    public void A_row_counts_for_those_it_stands_for()
    {
        var rows = Rows([0, 1], [0.5, 0.5]) with { Weights = [1, 99] };
        Assert.Equal(0.99, rows.Mean(rows.Labels), 12);
        Assert.Equal(0.99, rows.ByCluster(rows.Labels).Mean, 12);
        Assert.Equal(100, rows.TotalWeight);
    }

    [Fact]
    public void A_weight_is_the_inverse_of_the_chance_to_be_seen()
    {
        var model = GivenModel.Flights with
        {
            Columns = GivenModel.Flights.Columns with { Weight = "stands_for" },
            Label = GivenModel.Flights.Label with { Explore = "chance" },
        };
        var table = Table(("stands_for", [10, 1, double.NaN]), ("chance", [0.5, 1, 0.1]));
        Assert.Equal([20, 1, 10], RowWeights.Of(model, table)!);
        Assert.Null(RowWeights.Of(GivenModel.Flights, table));
    }

    private static LabelledRows Rows(double[] labels, double[] scores, params (string, double[])[] columns) => new(
        labels, scores, [.. labels.Select(_ => 1.0)], new string?[labels.Length], new double[labels.Length], Table(columns));

    private static FeatureTable Table(params (string Name, double[] Values)[] columns) =>
        new(columns.Length == 0 ? 0 : columns[0].Values.Length, [.. columns.Select(column => (Array)column.Values)])
        {
            Features = [.. columns.Select(column => new FeatureDeclaration(column.Name, FeatureType.Numeric))],
        };
}
