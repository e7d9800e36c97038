using Perennial.Evaluate;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class QualityGateTests(ITestOutputHelper output)
{
    private const int Streams = 600;

    [Fact]
    public void The_first_version_passes() => Assert.Equal(Outcome.Pass, QualityGate.Judge(GivenModel.Flights, GivenRows.Of([0, 1]), [0.5, 0.5], null).Outcome);

    [Fact]
    public void Better_passes_worse_fails_and_few_rows_say_nothing()
    {
        var (rows, truth) = GivenRows.Drawn(1, 3_000);
        double[] flat = [.. truth.Select(_ => 0.3)];
        Assert.Equal(Outcome.Pass, QualityGate.Judge(GivenModel.Flights, rows, truth, flat).Outcome);
        Assert.Equal(Outcome.Fail, QualityGate.Judge(GivenModel.Flights, rows, flat, truth).Outcome);
        var (few, own) = GivenRows.Drawn(1, 20);
        Assert.Equal(Outcome.NotEnoughEvidence, QualityGate.Judge(GivenModel.Flights, few, [.. own.Select(_ => 0.3)], own).Outcome);
        Assert.Equal(Outcome.NotEnoughEvidence, QualityGate.Judge(GivenModel.Flights, GivenRows.Of([1.0]), [0.9], [0.1]).Outcome);
        Assert.Equal(Outcome.NotEnoughEvidence, QualityGate.Judge(GivenModel.Flights, GivenRows.Of([]), [], []).Outcome);
    }

    [Fact]
    public void The_same_answers_pass() => Assert.Equal(Outcome.Pass, QualityGate.Judge(GivenModel.Flights, GivenRows.Of([0, 1, 1]), [0.1, 0.2, 0.3], [0.1, 0.2, 0.3]).Outcome);

    [Theory]
    [InlineData(0.25, Outcome.Pass)]
    [InlineData(0.2499, Outcome.Fail)]
    public void A_loss_on_the_margin_itself_is_allowed(double margin, Outcome says)
    {
        // Brier: 0.25 less 0 on every row, without chance.
        var brier = GivenModel.Flights with { Metric = MetricKind.Brier, Quality = new() { Margin = margin } };
        Assert.Equal(says, QualityGate.Judge(brier, GivenRows.Of([1, 1, 1, 1]), [0.5, 0.5, 0.5, 0.5], [1, 1, 1, 1]).Outcome);
    }

    [Fact]
    public void Rows_repeated_within_an_entity_are_no_new_evidence()
    {
        var (rows, truth) = GivenRows.Drawn(3, 200);
        double[] flat = [.. truth.Select(_ => 0.3)];
        var once = QualityGate.Judge(GivenModel.Flights, rows, truth, flat);
        var tenfold = GivenRows.Of([.. rows.Labels.SelectMany(label => Enumerable.Repeat(label, 10))], perEntity: 10);
        var again = QualityGate.Judge(GivenModel.Flights, tenfold, [.. truth.SelectMany(one => Enumerable.Repeat(one, 10))], [.. Enumerable.Repeat(0.3, 2_000)]);
        Assert.Equal(once.Figures["lower"], again.Figures["lower"], 1e-9);
        Assert.Equal(once.Figures["upper"], again.Figures["upper"], 1e-9);
    }

    /// <summary>One that is as far behind as the margin allows is on the edge: it passes, and it fails, by chance alone in one of twenty.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public void On_the_margin_either_answer_is_wrong_no_more_often_than_declared(int perEntity)
    {
        var judged = Enumerable.Range(0, Streams).Select(seed => OnTheEdge(seed, perEntity)).ToList();
        var (pass, fail) = (judged.Count(one => one == Outcome.Pass), judged.Count(one => one == Outcome.Fail));
        output.WriteLine($"on the margin, {perEntity} rows per entity: {pass} pass, {fail} fail of {Streams}");
        Assert.InRange(pass, 1, Noise.Most(0.05, Streams));
        Assert.InRange(fail, 1, Noise.Most(0.05, Streams));
    }

    [Fact]
    public void Two_that_lose_the_same_are_rarely_told_apart()
    {
        var judged = Enumerable.Range(0, Streams).Select(seed => Alike(seed, 0)).ToList();
        var fail = judged.Count(one => one == Outcome.Fail);
        output.WriteLine($"no difference: {fail} of {Streams} fail, {judged.Count(one => one == Outcome.NotEnoughEvidence)} undecided");
        Assert.InRange(fail, 0, Noise.Most(0.05, Streams));
    }

    private static Outcome OnTheEdge(int seed, int perEntity) => Alike(seed, 0.002, perEntity);

    /// <summary>By Brier: both are off by as much, each in its own direction, the challenger by the margin more; entities share the direction.</summary>
    private static Outcome Alike(int seed, double worse, int perEntity = 1)
    {
        var random = new Random(10_000 + seed);
        var (rows, truth) = GivenRows.Drawn(seed, 500, perEntity);
        double[] signs = [.. Enumerable.Range(0, 500).Select(_ => random.Next(2) == 0 ? 1.0 : -1)];
        var off = Math.Sqrt(0.0016 + worse);
        return QualityGate.Judge(
            GivenModel.Flights with { Metric = MetricKind.Brier },
            rows,
            [.. truth.Select((one, row) => one + (off * signs[row / perEntity]))],
            [.. truth.Select((one, row) => one - (0.04 * signs[row / perEntity]))]).Outcome;
    }
}
