using Perennial.App.Commands;
using Perennial.Registry;

namespace Perennial.App.Tests.Commands;

public sealed class DriverTests : ILeaseStore, IDisposable
{
    private readonly HandTimer _clock = new();
    private readonly List<string> _story = [];
    private string? _holder;

    public void Dispose() => _clock.Dispose();

    [Fact]
    public void A_lease_is_renewed_unasked_while_a_training_takes_longer_than_its_term()
    {
        using (Driver.Take(this, "m", _clock))
        {
            Assert.True(_clock.Period < Driver.Term / 2);
            _clock.Ring();
            _clock.Ring();
        }

        _clock.Ring();
        Assert.Equal(["take m", "take m", "take m", "release m"], _story);
    }

    [Fact]
    public void A_lease_that_was_lost_between_is_not_taken_back_and_the_driver_is_told()
    {
        using var driver = Driver.Take(this, "m", _clock);
        _holder = "process 7";
        _clock.Ring();
        _holder = null;
        Assert.Contains("process 7", Assert.Throws<BusyException>(driver.Renew).Message, StringComparison.Ordinal);
    }

    string? ILeaseStore.TryTake(string stream, TimeSpan term)
    {
        _story.Add($"take {stream}");
        return _holder;
    }

    void ILeaseStore.Release(string stream) => _story.Add($"release {stream}");

    private sealed class HandTimer : TimeProvider, ITimer
    {
        private Action? _ring;

        public TimeSpan Period { get; private set; }

        public void Ring() => _ring!();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_ring, Period) = (() => callback(state), period);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
