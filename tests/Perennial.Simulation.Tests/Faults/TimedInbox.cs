using Perennial.Log;
using Perennial.Tests.Fakes;

namespace Perennial.Simulation.Tests.Faults;

/// <summary>An inbox in memory in which rows arrive at the time of a clock.</summary>
internal sealed class TimedInbox(MemoryInbox inbox, TimeProvider clock) : IInbox
{
    public Task<InboxReceipt> AppendAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
    {
        inbox.Now = clock.GetUtcNow();
        return inbox.AppendAsync(model, rows, cancellationToken);
    }

    public IReadOnlyList<StoredRow> Read(string model, long afterSequence, DateTimeOffset before, int limit) => inbox.Read(model, afterSequence, before, limit);

    public void Trim(string model, long sequence) => inbox.Trim(model, sequence);
}
