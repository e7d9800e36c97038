using Perennial.Adapters.Files;
using Perennial.Terms;
using SQLitePCL;

namespace Perennial.Adapters.Sqlite;

/// <summary>Turns what SQLite refuses into words for a person.</summary>
internal static class SqliteFault
{
    /// <param name="file">The database.</param>
    /// <param name="code">SQLite's result code, extended or not.</param>
    /// <param name="message">SQLite's own words.</param>
    internal static Exception Of(string file, int code, string message) => (code & 0xff) switch
    {
        raw.SQLITE_FULL => DiskFault.Full(file),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => DiskFault.Forbidden(file, new IOException(message)),
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new FaultException(
            $"'{file}' is damaged: {message}. "
            + "Remedy: stop every Perennial process, then restore it and its '-wal' file from a backup of the data folder."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new FaultException(
            $"'{file}' is held by another process for longer than {SqliteDatabase.BusyMilliseconds / 1000} seconds. "
            + "Remedy: end what holds it (lsof names it), then run the same command again; nothing was lost."),
        raw.SQLITE_IOERR => new FaultException(
            $"'{file}' could not be read or written: {message} (SQLite {code}). "
            + "Remedy: free space if the disk is full, otherwise check the disk, then run the same command again."),
        _ => new InvalidOperationException($"SQLite {code} on '{file}': {message}"),
    };
}
