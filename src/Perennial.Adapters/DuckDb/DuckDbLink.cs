using DuckDB.NET.Data;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>One connection: for one thread at a time.</summary>
internal sealed class DuckDbLink(DuckDBConnection connection, string purpose, string remedy = "") : IDisposable
{
    public void Dispose() => connection.Dispose();

    /// <summary>Runs statements without a result.</summary>
    public void Run(string sql) => Guard(() =>
    {
        using DuckDBCommand command = Command(sql);
        return command.ExecuteNonQuery();
    });

    /// <summary>Calls <paramref name="each"/> for every row of the result.</summary>
    public void Read(string sql, Action<DuckDBDataReader> each) => Read(sql, each, streaming: false);

    /// <summary>The same for a result of any size, which is never held as a whole.</summary>
    public void Stream(string sql, Action<DuckDBDataReader> each) => Read(sql, each, streaming: true);

    private void Read(string sql, Action<DuckDBDataReader> each, bool streaming) => Guard(() =>
    {
        using DuckDBCommand command = Command(sql);
        command.UseStreamingMode = streaming;
        using DuckDBDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            each(reader);
        }

        return 0;
    });

    /// <summary>Fills a temporary table.</summary>
    public void Append(string table, Action<DuckDBAppender> rows) => Guard(() =>
    {
        using DuckDBAppender appender = connection.CreateAppender("temp", "main", table);
        rows(appender);
        return 0;
    });

    private DuckDBCommand Command(string sql)
    {
        DuckDBCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every name and value goes through Sql.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDBException exception)
        {
            throw new FaultException($"DuckDB could not {purpose}: {exception.Message.Trim()} {remedy}".TrimEnd(), exception);
        }
    }
}
