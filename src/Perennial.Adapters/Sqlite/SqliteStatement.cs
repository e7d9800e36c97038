using System.Text;
using SQLitePCL;

namespace Perennial.Adapters.Sqlite;

/// <summary>A prepared statement, kept and reused by one thread at a time.</summary>
/// <remarks>SQLite is called below ADO.NET: a command and a reader for each row would cost more than the row itself.</remarks>
internal sealed class SqliteStatement(SqliteDatabase database, sqlite3_stmt statement) : IDisposable
{
    private const int StackBytes = 1024;

    public void Dispose() => statement.Dispose();

    /// <summary>Binds a number to parameter <paramref name="index"/>, from 1.</summary>
    internal SqliteStatement Bind(int index, long value)
    {
        _ = raw.sqlite3_bind_int64(statement, index, value);
        return this;
    }

    /// <summary>Binds a number, or nothing for null.</summary>
    internal SqliteStatement Bind(int index, long? value) => value is { } number ? Bind(index, number) : BindNull(index);

    /// <summary>Binds a number, or nothing for NaN.</summary>
    internal SqliteStatement Bind(int index, double value)
    {
        _ = double.IsNaN(value) ? raw.sqlite3_bind_null(statement, index) : raw.sqlite3_bind_double(statement, index, value);
        return this;
    }

    /// <summary>Binds text, or nothing for null.</summary>
    internal SqliteStatement Bind(int index, string? value)
    {
        if (value is null)
        {
            return BindNull(index);
        }
        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> bytes = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        return Bind(index, bytes[..Encoding.UTF8.GetBytes(value, bytes)]);
    }

    /// <summary>Binds text that is UTF-8 already. Empty text is not null.</summary>
    internal SqliteStatement Bind(int index, ReadOnlySpan<byte> text)
    {
        _ = text.IsEmpty
            ? raw.sqlite3_bind_text(statement, index, utf8z.FromString(string.Empty))
            : raw.sqlite3_bind_text(statement, index, text);
        return this;
    }

    internal SqliteStatement BindNull(int index)
    {
        _ = raw.sqlite3_bind_null(statement, index);
        return this;
    }

    /// <summary>Whether there is a next row.</summary>
    internal bool Step()
    {
        int code = raw.sqlite3_step(statement);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }
        Exception fault = database.Fault(code);
        Reset();
        throw fault;
    }

    /// <summary>Makes it ready for the next use; an open statement would hold its view of the database.</summary>
    internal void Reset() => _ = raw.sqlite3_reset(statement);

    /// <summary>Runs a statement that gives no rows.</summary>
    /// <returns>How many rows it changed.</returns>
    internal int Run()
    {
        _ = Step();
        Reset();
        return database.Changes;
    }

    internal bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    internal long Integer(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A number; NaN for null.</summary>
    internal double Real(int column) => IsNull(column) ? double.NaN : raw.sqlite3_column_double(statement, column);

    /// <summary>The bytes of a text, until the next step. Taken as a blob, so that a zero character does not end it.</summary>
    internal ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    internal string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    internal string? TextOrNull(int column) => IsNull(column) ? null : Text(column);
}
