namespace Perennial.Simulation.Tests;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_stands_until_it_is_moved_and_never_goes_back()
    {
        var clock = new VirtualClock(Start);
        Assert.Equal(Start, clock.GetUtcNow());
        clock.MoveTo(Start.AddHours(2));
        clock.MoveTo(Start.AddHours(1));
        Assert.Equal(Start.AddHours(2), clock.GetUtcNow());
    }
}
