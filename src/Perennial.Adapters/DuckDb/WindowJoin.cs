using System.Globalization;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>The join of predictions with what was known of them: labels, and what a shadow said.</summary>
internal static class WindowJoin
{
    /// <summary>Where the joined rows stand, in order of sequence.</summary>
    public const string Table = "joined";

    /// <summary>
    /// Fills <see cref="Table"/>. Of predictions, and of shadow scores, with the same id the first counts; of labels the last: a
    /// correction.
    /// </summary>
    public static string Statement(IReadOnlyList<FeatureDeclaration> features, SegmentFiles files, WindowQuery query)
    {
        string known = string.Create(CultureInfo.InvariantCulture, $"_sequence <= {query.AsOf}");
        return $"""
            CREATE TEMP TABLE {Table} AS
            WITH asked AS MATERIALIZED (
                SELECT _sequence, _id, _occurred, _version, _score, _entity{Each(features, Read)}
                FROM ({Source(files.Predictions, Predictions(features))})
                WHERE {known} AND _occurred >= {Sql.Instant(query.From)} AND _occurred < {Sql.Instant(query.To)}
                {(query.AnsweredOnly ? "AND _version IS NOT NULL" : "")}),
            firsts AS (SELECT min(_sequence) AS _sequence FROM asked GROUP BY _id),
            truth AS (
                SELECT _id, max_by(_label, _sequence) AS _label
                FROM ({Source(files.Labels, "NULL::BIGINT AS _sequence, NULL::VARCHAR AS _id, NULL::DOUBLE AS _label")})
                WHERE {known} AND _id IN (SELECT _id FROM asked) GROUP BY _id)
                {(query.Shadow is { } version ? Shadows(files, known, version) : "")}
            SELECT asked.* REPLACE (epoch_us(_occurred) / 1e6 AS _occurred), truth._label
                {(query.Shadow is null ? "" : ", shadows._shadow")}
            FROM asked SEMI JOIN firsts USING (_sequence)
            {(query.LabelledOnly ? "INNER" : "LEFT")} JOIN truth USING (_id)
            {(query.Shadow is null ? "" : "INNER JOIN shadows USING (_id)")}
            ORDER BY _sequence
            """;
    }

    private static string Shadows(SegmentFiles files, string known, int version) => $"""
        , shadows AS (
            SELECT _id, min_by(_score, _sequence) AS _shadow
            FROM ({Source(files.Shadows, "NULL::BIGINT AS _sequence, NULL::VARCHAR AS _id, NULL::INTEGER AS _version, NULL::DOUBLE AS _score")})
            WHERE {known} AND _version = {version.ToString(CultureInfo.InvariantCulture)} AND _id IN (SELECT _id FROM asked) GROUP BY _id)
        """;

    private static string Predictions(IReadOnlyList<FeatureDeclaration> features) =>
        "NULL::BIGINT AS _sequence, NULL::VARCHAR AS _id, NULL::TIMESTAMP AS _occurred, NULL::INTEGER AS _version, "
        + $"NULL::DOUBLE AS _score, NULL::VARCHAR AS _entity{Each(features, Absent)}";

    /// <summary>The rows of the files; a column that none of them has is there, and empty.</summary>
    private static string Source(IReadOnlyList<string> files, string columns)
    {
        string none = $"SELECT {columns} WHERE false";
        return files.Count == 0 ? none : $"{none} UNION ALL BY NAME SELECT * FROM read_parquet({Sql.List(files)}, union_by_name = true)";
    }

    private static string Absent(FeatureDeclaration feature) => $"NULL::{Sql.Type(feature.Type)} AS {Sql.Name(feature.Name)}";

    /// <summary>A feature that once was of another type reads as missing where its value cannot be taken over.</summary>
    private static string Read(FeatureDeclaration feature) =>
        $"TRY_CAST({Sql.Name(feature.Name)} AS {Sql.Type(feature.Type)}) AS {Sql.Name(feature.Name)}";

    private static string Each(IReadOnlyList<FeatureDeclaration> features, Func<FeatureDeclaration, string> write) =>
        string.Concat(features.Select(feature => ", " + write(feature)));
}
