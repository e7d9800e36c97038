using Perennial.Evaluate;
using Perennial.Terms;
using Perennial.Tests.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Evaluate;

public sealed class SliceGateTests
{
    private static readonly SliceGateOptions Options = new();

    [Fact]
    public void A_version_that_is_worse_on_one_carrier_alone_is_stopped_and_the_carrier_is_named()
    {
        var rows = GivenJudged.Of(1, (row, truth) => GivenJudged.IsB(row) ? 0.9 : truth, (_, truth) => truth);
        var verdict = SliceGate.Judge(rows, ["carrier", "minute"], Options);
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.StartsWith("on carrier: b loss minus the champion's is", verdict.Because, StringComparison.Ordinal);
        Assert.Equal(["carrier: a", "carrier: b", "minute: 20 to 40"], verdict.Compared!.Select(one => one.Of).Where(of => of!.StartsWith("carrier", StringComparison.Ordinal) || of.EndsWith("to 40", StringComparison.Ordinal)));
        Assert.Equal(7, verdict.Compared!.Count);
    }

    [Fact]
    public void A_sound_version_passes_and_so_does_one_that_is_worse_within_the_margin()
    {
        Assert.Equal(Outcome.Pass, SliceGate.Judge(GivenJudged.Of(2, (_, truth) => truth, (_, truth) => truth + 0.05), ["carrier"], Options).Outcome);
        var rows = GivenJudged.Of(2, (row, truth) => GivenJudged.IsB(row) ? 0.9 : truth, (_, truth) => truth);
        Assert.Equal(Outcome.Pass, SliceGate.Judge(rows, ["carrier"], Options with { Margin = 3 }).Outcome);
    }

    [Fact]
    public void Many_slices_of_a_version_that_is_no_worse_fail_no_more_often_than_declared()
    {
        const int Trials = 200;
        var failed = Enumerable.Range(0, Trials).Count(seed =>
        {
            var random = new Random(seed);
            var noise = Enumerable.Range(0, 1_000).Select(_ => 0.1 * (random.NextDouble() - 0.5)).ToArray();
            var rows = GivenJudged.Of(seed, (row, truth) => truth + noise[row], (row, truth) => truth - noise[row], 1_000);
            return SliceGate.Judge(rows, ["minute", "carrier", "sex"], Options with { Margin = 0, Bins = 10, MinimumRows = 50 }).Outcome == Outcome.Fail;
        });
        Assert.InRange(failed, 0, Noise.Most(0.05, Trials));
    }

    [Fact]
    public void Values_with_few_rows_are_judged_together_and_too_few_are_not_judged()
    {
        var rows = GivenJudged.Of(3, (_, truth) => truth, (_, truth) => truth, 400);
        Assert.Equal(["carrier: a"], SliceGate.Judge(rows, ["carrier"], Options).Compared!.Select(one => one.Of));
        var verdict = SliceGate.Judge(rows, ["carrier"], Options with { MinimumRows = 1_000 });
        Assert.Equal((Outcome.Pass, "no slice has 1,000 labelled rows"), (verdict.Outcome, verdict.Because));
        Assert.Equal(["minute: the rest"], SliceGate.Judge(rows, ["minute"], Options with { Bins = 100, MinimumRows = 10 }).Compared!.Select(one => one.Of));
    }

    [Fact]
    public void Without_a_champion_slices_are_reported()
    {
        var verdict = SliceGate.Judge(GivenJudged.Of(4, (_, truth) => truth), ["carrier"], Options);
        Assert.Equal(Outcome.Pass, verdict.Outcome);
        Assert.All(verdict.Compared!, one => Assert.Null(one.Difference));
    }
}
