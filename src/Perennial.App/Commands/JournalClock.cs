using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary>What time it is for a model: the machine's, and for a replayed one the time that its replay has reached.</summary>
internal static class JournalClock
{
    /// <summary>Now; never earlier than the newest event.</summary>
    /// <param name="history">Of the model.</param>
    /// <param name="clock">Of this process.</param>
    public static DateTimeOffset Now(IReadOnlyList<Recorded> history, TimeProvider clock)
    {
        var machine = clock.GetUtcNow();
        return history is not [var first, ..] ? machine
            : history[^1].Event.AsOf is var newest && (first.Event.Actor == ReplayJob.Actor || newest > machine) ? newest
            : machine;
    }
}
