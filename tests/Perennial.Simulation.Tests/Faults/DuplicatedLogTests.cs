using Perennial.Simulation.Faults;

namespace Perennial.Simulation.Tests.Faults;

public sealed class DuplicatedLogTests
{
    [Fact]
    public async Task Repeats_out_of_order_leave_the_same_digest()
    {
        using var once = await new FaultyReplay().RunAsync();
        using var twice = await new FaultyReplay(DuplicatedLog.Called).RunAsync();
        Assert.Equal(once.State.Head.Digest, twice.State.Head.Digest);
    }

    [Fact]
    public void Every_row_is_sent_twice_the_second_time_in_the_reverse_order()
    {
        var history = new GivenHistory();
        Arrival[] sent = [.. history.Read(FaultyReplay.Model, GivenHistory.Start, GivenHistory.Start.AddDays(1)).Select(row => new Arrival(row.OccurredAt, row, false))];
        var arrived = DuplicatedLog.Of(FaultyReplay.Model, history).Send(sent);
        Assert.Equal(2 * sent.Length, arrived.Count);
        Assert.Equal(sent, arrived.Distinct());
        Assert.Equal(sent.Take(DuplicatedLog.BlockRows).Reverse(), arrived.Skip(DuplicatedLog.BlockRows).Take(DuplicatedLog.BlockRows));
    }
}
