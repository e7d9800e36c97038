using System.Globalization;
using DuckDB.NET.Data;
using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>The rows of a history in order of time, as a trainer takes them.</summary>
internal sealed class HistoryRows
{
    private readonly string file;

    /// <param name="history">The history.</param>
    /// <param name="scratch">Where its file is made.</param>
    public HistoryRows(StrategyHistory history, Scratch scratch)
    {
        (Model, file) = (ModelFile.Read(history.Model), history.Rows(scratch));
        Count = Convert.ToInt32(Run($"SELECT count(*) FROM '{file}'"), CultureInfo.InvariantCulture);
    }

    /// <summary>What predicts what.</summary>
    public ModelDeclaration Model { get; }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Writes rows as Parquet.</summary>
    /// <param name="from">The place of the first, from 0.</param>
    /// <param name="to">After the last.</param>
    /// <param name="every">Of the rows before them, every so many is written as well; 0 for none.</param>
    public Action<string> Between(int from, int to, int every = 0) => path => Run(string.Create(CultureInfo.InvariantCulture, $"""
        COPY (
            SELECT * EXCLUDE (place) FROM (SELECT {Columns}, row_number() OVER (ORDER BY "{Model.Columns.Time}") - 1 AS place FROM '{file}')
            WHERE (place >= {from} AND place < {to}) OR (place < {from} AND {every} > 0 AND place % greatest({every}, 1) = 0) ORDER BY place
        ) TO '{path}' (FORMAT parquet)
        """));

    private string Columns => string.Join(", ", Model.Features
        .Select(feature => $"CAST(\"{feature.Name}\" AS {(feature.Type == FeatureType.Numeric ? "DOUBLE" : "VARCHAR")}) AS \"{feature.Name}\"")
        .Append($"CAST(\"{Model.Label.Name}\" AS DOUBLE) AS \"{Model.Label.Name}\""));

    /// <summary>Runs a statement of DuckDB.</summary>
    public static object? Run(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of this checkout's files.
        command.CommandText = "SET threads = 1; " + sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
