using System.Globalization;
using DuckDB.NET.Data;

namespace Perennial.Adapters.Tests.Linear;

/// <summary>Rows written by DuckDB, cell by cell a formula of <c>row</c>.</summary>
internal static class TaskRows
{
    public static Action<string> Of(int rows, params (string Name, string Formula)[] columns) => path =>
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        string cells = string.Join(", ", columns.Select(column => $"({column.Formula}) AS \"{column.Name}\""));
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"COPY (SELECT {cells} FROM range({rows}) AS numbers(row)) TO '{path}' (FORMAT parquet)");
        command.ExecuteNonQuery();
    };
}
