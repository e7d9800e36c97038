namespace Perennial.Tests.Fakes;

/// <summary>A time that passes by hand; timers ring while it does.</summary>
internal sealed class HandTime : TimeProvider
{
    private readonly List<HandTimer> timers = [];
    private long ticks;

    /// <summary>Whether timers ring; otherwise it is as if the machine had no time for them.</summary>
    public bool Rings { get; set; } = true;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(callback, state, dueTime.Ticks, period.Ticks);
        timers.Add(timer);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time)
    {
        Volatile.Write(ref ticks, ticks + time.Ticks);
        if (Rings)
        {
            timers.ForEach(timer => timer.Ring(ticks));
        }
    }

    private sealed class HandTimer(TimerCallback callback, object? state, long next, long period) : ITimer
    {
        private bool stopped;

        public void Ring(long now)
        {
            for (; !stopped && next <= now; next += period)
            {
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => stopped = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
