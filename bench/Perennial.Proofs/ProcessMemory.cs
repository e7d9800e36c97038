using System.Globalization;

namespace Perennial.Proofs;

/// <summary>What a process takes of the memory.</summary>
public static class ProcessMemory
{
    private const string Resident = "VmRSS:";

    /// <summary>Its resident memory in bytes; 0 where it is gone.</summary>
    public static long ResidentBytes(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith(Resident, StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[Resident.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
