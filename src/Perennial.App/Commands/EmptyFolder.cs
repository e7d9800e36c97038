using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>A folder that something is about to be written to, and that must hold nothing yet.</summary>
internal static class EmptyFolder
{
    /// <summary>Refuses a folder that holds anything.</summary>
    /// <exception cref="FaultException">It holds something; says what.</exception>
    public static void Demand(string folder)
    {
        var first = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal).FirstOrDefault() : null;
        if (first is not null || File.Exists(folder))
        {
            throw new FaultException($"'{Path.GetFullPath(folder)}' is not empty{(first is null ? string.Empty : $": it holds '{Path.GetFileName(first)}'")}. Name an empty folder, or one that is not there yet.");
        }
    }
}
