using System.Globalization;

namespace Perennial.Adapters.Processes;

/// <summary>The processes of this machine, read from <c>/proc</c> at one time.</summary>
internal sealed class ProcessTable
{
    private readonly Dictionary<int, ProcessEntry> _entries;

    private ProcessTable(Dictionary<int, ProcessEntry> entries) => _entries = entries;

    /// <summary>Every process that has not ended.</summary>
    public IEnumerable<ProcessEntry> Alive => _entries.Values.Where(entry => !entry.IsGone);

    public static ProcessTable Read()
    {
        var entries = new Dictionary<int, ProcessEntry>();
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int process)
                && ProcessEntry.TryRead(process) is { } entry)
            {
                entries[process] = entry;
            }
        }

        return new ProcessTable(entries);
    }

    /// <summary>The processes below <paramref name="root"/> or in its session, without itself.</summary>
    public IReadOnlyList<ProcessEntry> Below(int root) =>
        [.. Alive.Where(entry => entry.Id != root && (entry.Session == root || Descends(entry, root)))];

    private bool Descends(ProcessEntry entry, int root)
    {
        // The table was not read at one instant: a loop of reused ids must not be followed for ever.
        ProcessEntry? at = entry;
        for (int step = 0; at is not null && step < 1_000; step++)
        {
            if (at.Parent == root)
            {
                return true;
            }

            at = _entries.GetValueOrDefault(at.Parent);
        }

        return false;
    }
}
