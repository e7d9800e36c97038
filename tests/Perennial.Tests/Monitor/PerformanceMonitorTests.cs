using Perennial.Monitor;

namespace Perennial.Tests.Monitor;

public sealed class PerformanceMonitorTests(ITestOutputHelper output)
{
    private const int Streams = 1_000;

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void A_single_day_after_the_first_period_says_nothing(int days) =>
        Assert.Equal(SignalState.NotEnoughEvidence, Observe(days, 1, 0.2).State);

    [Fact]
    public void A_jump_beyond_chance_alarms_and_a_fall_does_not()
    {
        Assert.Equal(SignalState.Alarm, Observe(20, 1, 0.2).State);
        Assert.Equal(SignalState.Quiet, Observe(20, 1, -0.2).State);
        Assert.Equal(0.2, Observe(20, 1, 0.2).Excess, 0.02);
    }

    /// <summary>Days differ from each other more than their rows let on; the answers that were given had an error by row of next to nothing.</summary>
    [Fact]
    public void Days_that_differ_by_weather_alone_do_not_alarm()
    {
        var alarms = Enumerable.Range(0, Streams).Count(seed => Observe(14, seed, 0).State == SignalState.Alarm);
        output.WriteLine($"no change, days differ: {alarms} of {Streams} alarm (one side of a 95 % interval: 2.5 %)");
        Assert.InRange(alarms, 0, Noise.Most(0.025, Streams));
    }

    private static PerformanceSignal Observe(int days, int seed, double jump)
    {
        var noise = Noise.Normals(new Random(seed), days, 0, 0.01);
        return PerformanceMonitor.Observe(
            GivenCohorts.State(Enumerable.Range(0, days).Select(day => GivenCohorts.Of(day, (1, 0.5 + noise[day] + (day < 7 ? 0 : jump))) with
            {
                Served = new ServedLoss(0.5, 0.0001, 1_000, 1_000),
            })),
            1,
            0.95);
    }
}
