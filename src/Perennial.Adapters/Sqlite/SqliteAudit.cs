using Perennial.Terms;

namespace Perennial.Adapters.Sqlite;

/// <summary>Checks a database file as SQLite sees it: pages, tables and indexes.</summary>
public static class SqliteAudit
{
    /// <summary>What is wrong with <paramref name="file"/>, each naming it; empty when nothing is. A file that is gone is a fault.</summary>
    public static IReadOnlyList<string> Faults(string file)
    {
        if (!File.Exists(file))
        {
            return [$"'{file}' is gone. Remedy: stop every Perennial process, then restore it from a backup of the data folder."];
        }

        try
        {
            using SqliteDatabase database = SqliteDatabase.Open(file);
            using SqliteStatement check = database.Prepare("PRAGMA integrity_check(20)");
            List<string> faults = [];
            while (check.Step())
            {
                faults.Add(check.Text(0));
            }
            return faults is ["ok"] ? [] : [.. faults.Select(fault => $"'{file}' is damaged: {fault}")];
        }
        catch (Exception fault) when (fault is FaultException or InvalidOperationException)
        {
            return [fault.Message];
        }
    }
}
