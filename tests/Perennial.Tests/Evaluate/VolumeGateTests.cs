using Perennial.Evaluate;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class VolumeGateTests
{
    private static readonly ModelDeclaration Thresholded = GivenModel.Flights with { Costs = GivenModel.Flights.Costs with { DecideAt = new DecideAt(0.5) } };

    [Theory]
    [InlineData(400, 400, Outcome.Pass)]
    [InlineData(400, 420, Outcome.Pass)]
    [InlineData(400, 500, Outcome.NotEnoughEvidence)]
    [InlineData(400, 600, Outcome.Fail)]
    [InlineData(400, 200, Outcome.Fail)]
    [InlineData(400, 300, Outcome.NotEnoughEvidence)]
    [InlineData(0, 100, Outcome.Fail)]
    [InlineData(0, 0, Outcome.Pass)]
    public void The_share_acted_on_may_change_by_a_quarter_and_no_more_beyond_chance(int champion, int challenger, Outcome says) =>
        Assert.Equal(says, Judge(Thresholded, champion, challenger)!.Outcome);

    [Fact]
    public void The_allowed_change_is_the_declared_one()
    {
        var strict = Thresholded with { Volume = new() { MaxChange = 0.01 } };
        Assert.Equal(Outcome.Fail, Judge(strict, 400, 440)!.Outcome);
        Assert.Equal(Outcome.Pass, Judge(Thresholded with { Volume = new() { MaxChange = 2 } }, 400, 1_000)!.Outcome);
    }

    [Fact]
    public void Without_a_declared_threshold_nothing_is_judged()
    {
        Assert.Null(Judge(GivenModel.Flights, 400, 600));
        Assert.Null(Judge(Thresholded with { Costs = Thresholded.Costs with { DecideAt = new DecideAt(null, 5, TimeSpan.FromDays(1)) } }, 400, 600));
    }

    [Fact]
    public void Rows_of_one_entity_are_one_piece_of_evidence()
    {
        // Half as much again, and all of it from two of eight entities.
        var rows = GivenRows.Of(new double[2_000], perEntity: 250);
        Assert.Equal(Outcome.NotEnoughEvidence, VolumeGate.Judge(Thresholded, rows, Acting(600), Acting(400))!.Outcome);
    }

    [Fact]
    public void A_guardrail_that_stays_undecided_refuses_nothing_and_one_that_fails_refuses()
    {
        var undecided = Judge(Thresholded, 400, 500)!;
        Assert.Null(Evaluation.Refused(Thresholded, [undecided]));
        Assert.NotNull(Evaluation.Refused(Thresholded with { Quality = new() { Inconclusive = WhenInconclusive.Continue } }, [Judge(Thresholded, 400, 600)!]));
    }

    private static Verdict? Judge(ModelDeclaration model, int champion, int challenger) =>
        VolumeGate.Judge(model, GivenRows.Of(new double[2_000]), Acting(challenger), Acting(champion));

    /// <summary>The first rows are acted on.</summary>
    private static double[] Acting(int rows) => [.. Enumerable.Range(0, 2_000).Select(row => row < rows ? 0.9 : 0.1)];
}
