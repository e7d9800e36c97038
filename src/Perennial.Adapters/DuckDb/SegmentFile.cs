using DuckDB.NET.Data;
using Perennial.Log;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.DuckDb;

/// <summary>What stands in a segment of a kind, and how it is written.</summary>
internal static class SegmentFile
{
    /// <summary>Rows of one kind into a file: the same bytes for the same rows.</summary>
    public static void Write(
        DuckDbLink link, RowKind kind, IReadOnlyList<FeatureDeclaration> features, IEnumerable<StoredRow> rows, string file)
    {
        link.Run($"CREATE TEMP TABLE rows ({string.Join(", ", Columns(kind, features))})");
        link.Append("rows", appender =>
        {
            foreach (StoredRow row in rows)
            {
                Append(appender, kind, features, row);
            }
        });
        Copy(link, "SELECT * FROM rows ORDER BY _sequence", file);
    }

    /// <summary>The features of the rows of a window, then their label under its name, then their weight where rows weigh.</summary>
    public static void Export(
        DuckDbLink link, ModelDeclaration model, IEnumerable<string> files, IReadOnlyList<WindowRow> rows, ExampleWeights? weights, string file)
    {
        link.Run("CREATE TEMP TABLE chosen (_sequence BIGINT, _label DOUBLE)");
        link.Append("chosen", appender =>
        {
            foreach (WindowRow row in rows)
            {
                appender.CreateRow().AppendValue(row.Sequence).AppendValue(row.Label).EndRow();
            }
        });
        string weight = model.Weighted || weights is not null
            ? $", {TrainingWeight.Of(model, weights)} AS {Sql.Name(TrainingJob.WeightColumn)}"
            : string.Empty;
        Copy(link, $"""
            SELECT {string.Join(", ", model.Features.Select(Input))}, _label AS {Sql.Name(model.Label.Name)}{weight}
            FROM ({Source(files, Columns(RowKind.Prediction, model.Logged))}) JOIN chosen USING (_sequence)
            ORDER BY _sequence
            """, file);
    }

    /// <summary>Rows of a query, in its order, into a file. All that could change the bytes is fixed.</summary>
    public static void Copy(DuckDbLink link, string query, string file) => link.Run($"""
        COPY ({query}) TO {Sql.Text(file)}
        (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd, COMPRESSION_LEVEL 3, ROW_GROUP_SIZE 122880)
        """);

    /// <summary>The rows of several files, in order; a column that none of them has is there, and empty.</summary>
    /// <param name="files">None gives no rows.</param>
    /// <param name="columns">Each with its type.</param>
    public static string Source(IEnumerable<string> files, IReadOnlyList<string> columns)
    {
        string list = Sql.List(files);
        string none = string.Join(", ", columns.Select(column =>
            $"NULL::{column[(column.LastIndexOf(' ') + 1)..]} AS {column[..column.LastIndexOf(' ')]}"));
        return list == "[]"
            ? $"SELECT {none} WHERE false"
            : $"SELECT {none} WHERE false UNION ALL BY NAME SELECT * FROM read_parquet({list}, union_by_name = true)";
    }

    /// <summary>A feature as it is trained on: the default stands in rows from before it was recorded.</summary>
    private static string Input(FeatureDeclaration feature)
    {
        string cell = $"TRY_CAST({Sql.Name(feature.Name)} AS {Sql.Type(feature.Type)})";
        return feature is { Default: { } text, RecordedSince: { } since }
            ? $"CASE WHEN {cell} IS NULL AND _occurred < {Sql.Instant(since)} THEN CAST({Sql.Text(text)} AS {Sql.Type(feature.Type)}) ELSE {cell} END AS {Sql.Name(feature.Name)}"
            : $"{cell} AS {Sql.Name(feature.Name)}";
    }

    private static IReadOnlyList<string> Columns(RowKind kind, IReadOnlyList<FeatureDeclaration> features)
    {
        IEnumerable<string> declared = features.Select(feature => $"{Sql.Name(feature.Name)} {Sql.Type(feature.Type)}");
        string[] arrival = ["_sequence BIGINT", "_arrived TIMESTAMP", "_id VARCHAR", "_occurred TIMESTAMP"];
        return kind switch
        {
            RowKind.Label => [.. arrival, "_label DOUBLE"],
            RowKind.Shadow => [.. arrival, "_version INTEGER", "_score DOUBLE", .. declared],
            _ => [.. arrival, "_version INTEGER", "_score DOUBLE", "_entity VARCHAR", .. declared],
        };
    }

    private static void Append(DuckDBAppender appender, RowKind kind, IReadOnlyList<FeatureDeclaration> features, StoredRow stored)
    {
        InboxRow row = stored.Row;
        IDuckDBAppenderRow cells = appender.CreateRow()
            .AppendValue(stored.Sequence)
            .AppendValue(Sql.Stored(stored.ArrivedAt))
            .AppendValue(row.Id)
            .AppendValue(Sql.Stored(row.OccurredAt));
        if (kind != RowKind.Label)
        {
            cells.AppendValue(row.Version);
        }

        cells.AppendValue(Present(row.Score));
        if (kind == RowKind.Prediction)
        {
            cells.AppendValue(row.Entity);
        }

        if (kind != RowKind.Label)
        {
            AppendFeatures(cells, features, stored);
        }

        cells.EndRow();
    }

    private static void AppendFeatures(IDuckDBAppenderRow cells, IReadOnlyList<FeatureDeclaration> features, StoredRow stored)
    {
        IReadOnlyList<object?> values = stored.Row.Features;
        if (values.Count != features.Count)
        {
            throw new FaultException($"Row {stored.Sequence} (id '{stored.Row.Id}') has {values.Count} features; "
                + $"the signature declares {features.Count}: {string.Join(", ", features.Select(feature => feature.Name))}.");
        }

        for (int i = 0; i < features.Count; i++)
        {
            _ = (features[i].Type, values[i]) switch
            {
                (_, null) => cells.AppendNullValue(),
                (FeatureType.Numeric, double number) => cells.AppendValue(Present(number)),
                (FeatureType.Categorical, string text) => cells.AppendValue(text),
                (FeatureType declared, object value) => throw new FaultException(
                    $"Row {stored.Sequence} (id '{stored.Row.Id}'), feature '{features[i].Name}': '{value}' is a {value.GetType().Name}; "
                    + $"a {declared} feature takes a {(declared == FeatureType.Numeric ? "double" : "string")} or null."),
            };
        }
    }

    /// <summary>There is one way to say missing: bits of NaN must not change a digest.</summary>
    private static double? Present(double value) => double.IsNaN(value) ? null : value;
}
