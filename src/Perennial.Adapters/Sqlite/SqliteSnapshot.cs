using Perennial.Adapters.Files;
using Perennial.Terms;

namespace Perennial.Adapters.Sqlite;

/// <summary>Copies of the journal and the inbox of a folder, at one moment, while others write both.</summary>
/// <remarks>
/// The inbox drops rows after the journal said that they are sealed. So the journal's moment comes first, then the inbox's; and if the
/// journal has not moved in between, the inbox has dropped nothing that this journal does not call sealed, and holds all that it does not.
/// </remarks>
public static class SqliteSnapshot
{
    private const int Attempts = 1_000;
    private const string Heads = "SELECT stream, max(version) FROM events GROUP BY stream ORDER BY stream";

    /// <summary>Copies both to another folder, replacing what is there; nobody may have that open.</summary>
    /// <param name="source">The folder that is in use.</param>
    /// <param name="target">The folder of the copies.</param>
    /// <param name="between">Called each time between the two moments, to see what others may do then.</param>
    public static void Take(DataFolder source, DataFolder target, Action? between = null)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            using SqliteDatabase journal = Held(source.JournalFile);
            between?.Invoke();
            using SqliteDatabase inbox = Held(source.InboxFile);
            if (Read(journal) == ReadNow(source.JournalFile))
            {
                Copy(journal, target.JournalFile);
                Copy(inbox, target.InboxFile);
                return;
            }
        }

        throw new FaultException(
            $"'{source.JournalFile}' was written each of {Attempts} times between two looks. Remedy: run the same command again when less goes on.");
    }

    /// <summary>Copies one database, at one moment.</summary>
    public static void Take(string source, string target)
    {
        using SqliteDatabase database = Held(source);
        Copy(database, target);
    }

    /// <summary>A connection that sees the database as it is now, until it is closed.</summary>
    private static SqliteDatabase Held(string file)
    {
        SqliteDatabase database = SqliteDatabase.Open(file);
        return database.OrDispose(() => database.Execute("BEGIN; SELECT count(*) FROM sqlite_master"));
    }

    private static string ReadNow(string file)
    {
        using SqliteDatabase database = SqliteDatabase.Open(file);
        return Read(database);
    }

    private static string Read(SqliteDatabase database)
    {
        using SqliteStatement heads = database.Prepare(Heads);
        List<string> lines = [];
        while (heads.Step())
        {
            lines.Add($"{heads.Integer(1)} {heads.Text(0)}");
        }
        return string.Join('\n', lines);
    }

    private static void Copy(SqliteDatabase database, string target)
    {
        foreach (string beside in new[] { "", "-wal", "-shm" })
        {
            File.Delete(target + beside);
        }
        using (SqliteDatabase copy = SqliteDatabase.Open(target))
        {
            CrashPoint.Around("backup.database", () => database.CopyTo(copy));
        }
        DurableFile.SyncDirectory(Path.GetDirectoryName(target)!, "backup.directory");
    }
}
