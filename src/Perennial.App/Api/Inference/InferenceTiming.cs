namespace Perennial.App.Api.Inference;

/// <summary>How long the parts of one request took.</summary>
/// <param name="clock">The time.</param>
internal sealed class InferenceTiming(TimeProvider clock)
{
    private readonly long began = clock.GetTimestamp();
    private long read;
    private long answered;

    /// <summary>To read it, in nanoseconds.</summary>
    public long ReadNanoseconds => Nanoseconds(began, read);

    /// <summary>To answer and log it, in nanoseconds.</summary>
    public long AnswerNanoseconds => Nanoseconds(read, answered);

    /// <summary>To write the answer, in nanoseconds.</summary>
    public long WriteNanoseconds => Nanoseconds(answered, clock.GetTimestamp());

    /// <summary>All of it until now, in nanoseconds.</summary>
    public long TotalNanoseconds => Nanoseconds(began, clock.GetTimestamp());

    /// <summary>It is read.</summary>
    public void Read() => read = clock.GetTimestamp();

    /// <summary>It is answered and logged.</summary>
    public void Answered() => answered = clock.GetTimestamp();

    private long Nanoseconds(long from, long to) => (long)(clock.GetElapsedTime(from, to).Ticks * 100d);
}
