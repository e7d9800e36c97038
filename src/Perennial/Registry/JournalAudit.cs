using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Checks that a journal is whole: no gap, and every digest follows from the one before.</summary>
public static class JournalAudit
{
    /// <summary>What is wrong, in order; empty when nothing is.</summary>
    public static IReadOnlyList<string> Faults(string stream, IReadOnlyList<JournalEvent> events)
    {
        var faults = new List<string>();
        var before = Digest.None;
        var expected = 1L;
        foreach (var one in events)
        {
            if (one.Version != expected)
            {
                faults.Add($"journal '{stream}': event {expected} is missing; event {one.Version} follows event {expected - 1}.");
            }

            if (one.Chained(before) != one.Digest)
            {
                faults.Add($"journal '{stream}': event {one.Version} ({one.Type}) was changed: its digest does not follow from its content and event {one.Version - 1}.");
            }

            before = one.Digest;
            expected = one.Version + 1;
        }

        return faults;
    }
}
