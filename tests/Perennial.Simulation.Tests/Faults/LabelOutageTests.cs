using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Simulation.Faults;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation.Tests.Faults;

public sealed class LabelOutageTests
{
    private static readonly DateTimeOffset From = GivenHistory.Middle;
    private static readonly DateTimeOffset To = GivenHistory.Middle.AddDays(LabelOutage.LastsDays);

    [Theory]
    [InlineData(LabelOutage.Called)]
    [InlineData(LabelOutage.CalledLate)]
    public async Task It_is_told_as_no_labels_and_performance_as_not_known(string fault)
    {
        using var replay = await new FaultyReplay(fault).RunAsync();
        var found = replay.Story.DetectedAt!.Value;
        Assert.InRange(found, From.AddDays(1), From.AddDays(3));
        var looks = replay.Of<SignalsObserved>().Where(look => look.At >= found && look.At <= To).ToList();
        Assert.True(looks.Count > 7);
        Assert.All(looks, look =>
        {
            var labels = look.Fact.Quality.Single(signal => signal.Check == "labels");
            Assert.Equal((SignalState.Alarm, (DateOnly?)Days.Of(From).AddDays(-1)), (labels.State, labels.Since));
            Assert.Equal(SignalState.NotEnoughEvidence, look.Fact.Performance!.State);
        });
    }

    [Theory]
    [InlineData(LabelOutage.Called)]
    [InlineData(LabelOutage.CalledLate)]
    public async Task Nothing_is_trained_or_promoted_on_nothing_and_afterwards_the_loop_goes_on(string fault)
    {
        using var clean = await new FaultyReplay().RunAsync();
        using var replay = await new FaultyReplay(fault).RunAsync();
        var found = replay.Story.DetectedAt!.Value;
        Assert.Contains(clean.Of<RunStarted>(), run => run.At > found && run.At <= To);
        Assert.DoesNotContain(replay.Of<RunStarted>(), run => run.At > found && run.At <= To);
        Assert.DoesNotContain(replay.Of<VersionPromoted>(), promoted => promoted.At > found && promoted.At <= To);
        Assert.Contains(replay.Of<RunStarted>(), run => run.At > To);
        Assert.Equal(SignalState.Quiet, replay.State.Monitor.Signals!.Quality.Single(signal => signal.Check == "labels").State);
    }

    [Fact]
    public async Task Labels_that_come_late_are_learnt_from()
    {
        using var never = await new FaultyReplay(LabelOutage.Called).RunAsync();
        using var late = await new FaultyReplay(LabelOutage.CalledLate).RunAsync();
        Assert.True(late.State.Registry.Versions[^1].TrainingRows > never.State.Registry.Versions[^1].TrainingRows + (10 * GivenHistory.RowsPerDay));
    }
}
