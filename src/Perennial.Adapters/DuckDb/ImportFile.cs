using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>A file of predictions or labels that were made elsewhere.</summary>
/// <param name="Kind">Predictions or labels.</param>
/// <param name="File">A path that ends in .parquet, .csv, .csv.gz, .ndjson, .ndjson.gz, .jsonl or .jsonl.gz.</param>
/// <param name="ArrivedAt">The column that says when a row arrived; null where <paramref name="Delay"/> does.</param>
/// <param name="Delay">How long after its time a row is taken to have arrived; null where a column says it.</param>
public sealed record ImportFile(RowKind Kind, string File, string? ArrivedAt, TimeSpan? Delay)
{
    /// <summary>The column with the answer; for several classes with a column each, what their names begin with.</summary>
    public string ScoreColumn { get; init; } = "score";

    /// <summary>The column with the version that answered; null where all rows have <see cref="Version"/>.</summary>
    public string? VersionColumn { get; init; }

    /// <summary>The version that answered all rows; null where a column says it.</summary>
    public int? Version { get; init; }

    /// <summary>Versions by what the version column calls them.</summary>
    public IReadOnlyDictionary<string, int> Versions { get; init; } = new Dictionary<string, int>();

    /// <summary>What it holds, for people.</summary>
    internal string Named => $"{(Kind == RowKind.Prediction ? "Predictions" : "Labels")} '{File}'";

    /// <exception cref="FaultException">The file is not there, or of no format that is read.</exception>
    internal void Demand()
    {
        if (!System.IO.File.Exists(File))
        {
            throw new FaultException($"{Named}: there is no such file, or it may not be read. Give the path of a file.");
        }

        if (!IsJson && !Ends(".parquet") && !Ends(".csv") && !Ends(".csv.gz"))
        {
            throw new FaultException($"{Named}: the format is unknown; there are: .parquet, .csv, .csv.gz, .ndjson, .ndjson.gz, .jsonl, .jsonl.gz.");
        }
    }

    /// <summary>Whether every line is an object.</summary>
    internal bool IsJson => Ends(".ndjson") || Ends(".ndjson.gz") || Ends(".jsonl") || Ends(".jsonl.gz");

    private bool Ends(string end) => File.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
