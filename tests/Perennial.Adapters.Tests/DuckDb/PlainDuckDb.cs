using DuckDB.NET.Data;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>DuckDB as anyone has it, to make and to read files that the adapters read and made.</summary>
internal static class PlainDuckDb
{
    public static List<object[]> Run(string sql)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Tests write their own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        using DuckDBDataReader reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
