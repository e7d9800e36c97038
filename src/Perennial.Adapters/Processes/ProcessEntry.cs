using System.Globalization;

namespace Perennial.Adapters.Processes;

/// <summary>One line of the system's process table.</summary>
/// <param name="Id">The process.</param>
/// <param name="State">R, S, D, T, Z and so on.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Group">Its process group.</param>
/// <param name="Session">Its session.</param>
/// <param name="Terminal">Its terminal's number; 0 when it has none.</param>
/// <param name="StartTicks">When it started, in clock ticks since boot.</param>
/// <param name="MemoryBytes">Resident memory.</param>
internal sealed record ProcessEntry(
    int Id, char State, int Parent, int Group, int Session, int Terminal, long StartTicks, long MemoryBytes)
{
    /// <summary>Whether it runs no more and only waits for its parent to take note.</summary>
    public bool IsGone => State is 'Z' or 'X';

    /// <summary>Reads one; null when there is no such process.</summary>
    public static ProcessEntry? TryRead(int process)
    {
        try
        {
            return Parse(process, File.ReadAllText($"/proc/{process}/stat"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ProcessEntry? Parse(int process, string text)
    {
        // The name in the parentheses may hold anything, also parentheses and spaces.
        string[] fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 22
            ? null
            : new ProcessEntry(
                process, fields[0][0], Whole(fields[1]), Whole(fields[2]), Whole(fields[3]), Whole(fields[4]),
                long.Parse(fields[19], CultureInfo.InvariantCulture),
                long.Parse(fields[21], CultureInfo.InvariantCulture) * Environment.SystemPageSize);
    }

    private static int Whole(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
