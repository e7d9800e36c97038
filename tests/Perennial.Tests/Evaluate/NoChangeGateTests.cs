using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class NoChangeGateTests
{
    private static readonly ModelDeclaration Numbers = GivenModel.Flights with
    {
        Task = TaskKind.Regression, Metric = MetricKind.AbsoluteError, Label = new LabelDeclaration("late", TimeSpan.FromHours(1)),
    };

    /// <summary>A level that moves slowly: a model that knows the mean is worse than repeating, one that knows the level is better.</summary>
    [Fact]
    public void A_version_is_better_than_repeating_the_newest_known_label_or_it_is_not()
    {
        double[] labels = [.. Enumerable.Range(0, 3_000).Select(row => Math.Sin(row / 150.0) + (0.01 * (row % 3)))];
        var rows = Rows(labels);
        Assert.Equal(Outcome.Pass, Judge(Numbers, rows, labels).Outcome);
        var flat = Judge(Numbers, rows, [.. labels.Select(_ => labels.Average())]);
        Assert.Equal(Outcome.Fail, flat.Outcome);
        Assert.True(flat.Figures["no-change"] < flat.Figures["loss"]);
    }

    [Fact]
    public void Labels_that_were_not_known_yet_are_not_repeated()
    {
        var rows = Rows([.. Enumerable.Range(0, 900).Select(row => (double)row)]);
        var slow = Numbers with { Label = new LabelDeclaration("late", TimeSpan.FromDays(1)) };
        var figures = Judge(slow, rows, rows.Labels).Figures;
        Assert.Equal(301, figures["no-change"]);
        Assert.Equal(Outcome.NotEnoughEvidence, Judge(Numbers with { Label = new LabelDeclaration("late", TimeSpan.FromDays(3)) }, rows, rows.Labels).Outcome);
    }

    [Fact]
    public void Classes_are_repeated_as_often_as_they_do_repeat()
    {
        // Runs of 90: repeating is right in all but one of 90, and the mean knows nothing.
        double[] labels = [.. Enumerable.Range(0, 2_700).Select(row => row / 90 % 2 == 0 ? 1.0 : 0)];
        var soon = GivenModel.Flights with { Label = new LabelDeclaration("late", TimeSpan.FromMinutes(1)) };
        Assert.Equal(Outcome.Fail, Judge(soon, Rows(labels), [.. labels.Select(_ => 0.5)]).Outcome);
        Assert.Equal(Outcome.Pass, Judge(soon, Rows(labels), [.. labels.Select(label => label == 1 ? 0.999 : 0.001)]).Outcome);
    }

    [Fact]
    public void A_label_from_before_the_judged_rows_is_known_and_that_of_the_entity_comes_first()
    {
        var told = Rows([5, 7, 7, 7]) with { Entities = ["a", "b", "b", "b"] };
        var rows = Rows([5, 5]) with { Entities = ["a", "a"], Occurred = [told.Occurred[3] + 80_000, told.Occurred[3] + 170_000] };
        Assert.Equal(0, NoChangeGate.Judge(Numbers, told, rows, [6, 6]).Figures["no-change"]);
        Assert.Equal(2, NoChangeGate.Judge(Numbers, told, rows with { Entities = ["c", null] }, [6, 6]).Figures["no-change"]);
    }

    private static Verdict Judge(ModelDeclaration model, LabelledRows rows, double[] scores) => NoChangeGate.Judge(model, rows, rows, scores);

    /// <summary>Three hundred rows a day.</summary>
    private static LabelledRows Rows(double[] labels) => GivenRows.Of(labels) with
    {
        Occurred = [.. Enumerable.Range(0, labels.Length).Select(row => GivenCohorts.At(0).ToUnixTimeSeconds() + (288.0 * row))],
    };
}
