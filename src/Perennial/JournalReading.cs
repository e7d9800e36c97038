using Perennial.Registry;

namespace Perennial;

/// <summary>Reads a journal event by event, and says of each that cannot be read, or does not follow from those before, what is wrong.</summary>
/// <param name="Read">The facts up to the first fault: what can be relied on.</param>
/// <param name="Faults">What is wrong, in order; empty when nothing is.</param>
public sealed record JournalReading(IReadOnlyList<Recorded> Read, IReadOnlyList<string> Faults)
{
    /// <summary>Reads <paramref name="events"/>. Every event is decoded; the fold ends at the first that is wrong.</summary>
    public static JournalReading Of(string model, Journal journal, IReadOnlyList<JournalEvent> events)
    {
        var (read, faults) = (new List<Recorded>(), new List<string>());
        var state = ModelState.Start;
        foreach (var one in events)
        {
            try
            {
                var recorded = journal.Decode(one);
                state = faults.Count == 0 ? state.After(recorded) : state;
                if (faults.Count == 0)
                {
                    read.Add(recorded);
                }
            }
            catch (Exception failure)
            {
                // Damage may show as any exception; each is told with its event, and the next is read.
                faults.Add($"journal '{model}': event {one.Version} ({one.Type}) cannot be read: {failure.Message}");
            }
        }

        return new JournalReading(read, faults);
    }
}
