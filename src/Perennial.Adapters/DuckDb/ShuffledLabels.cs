namespace Perennial.Adapters.DuckDb;

/// <summary>Shuffles the labels of a file of training rows: what a sabotaged training learns from. The same file gives the same bytes.</summary>
public sealed class ShuffledLabels(DuckDbSession session)
{
    /// <summary>Rewrites a file: every label moves to another row, in the order of a hash of its place; all else stays.</summary>
    /// <param name="file">A Parquet file.</param>
    /// <param name="label">The label's column.</param>
    public void Rewrite(string file, string label)
    {
        string draft = file + ".shuffled";
        string rows = $"read_parquet({Sql.Text(file)}, file_row_number = true)";
        using (DuckDbLink link = session.OpenOrdered($"shuffle the labels of '{file}'"))
        {
            SegmentFile.Copy(link, $"""
                SELECT rows.* EXCLUDE (file_row_number) REPLACE (labels.label AS {Sql.Name(label)})
                FROM {rows} AS rows
                JOIN (SELECT {Sql.Name(label)} AS label, row_number() OVER (ORDER BY hash(file_row_number), file_row_number) - 1 AS place FROM {rows}) AS labels
                  ON labels.place = rows.file_row_number
                ORDER BY rows.file_row_number
                """, draft);
        }

        File.Move(draft, file, overwrite: true);
    }
}
