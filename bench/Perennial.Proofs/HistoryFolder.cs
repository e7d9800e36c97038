using System.Globalization;
using DuckDB.NET.Data;
using Perennial.Simulation.Streams;

namespace Perennial.Proofs;

/// <summary>Where the proofs find public data that is not theirs to pass on, and how they make histories of it.</summary>
public static class HistoryFolder
{
    /// <summary>Names the folder.</summary>
    public const string Variable = "PERENNIAL_HISTORIES";

    private static readonly string Made = Path.Combine(Checkout.Root, "bench", "Perennial.Proofs", "Histories");

    /// <summary>The model's file of a history.</summary>
    public static string Model(string name) => Path.Combine(Made, name + ".yaml");

    /// <summary>Why a file is not there; null when it is.</summary>
    public static string? Missing(string file) => Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } folder
        ? $"{Variable} is not set; it names the folder that holds {file}"
        : File.Exists(Path.Combine(folder, file)) ? null : $"{Path.Combine(folder, file)} does not exist";

    /// <summary>Makes a history of a public file, by the SQL of that name.</summary>
    /// <param name="name">The history's.</param>
    /// <param name="source">The public file.</param>
    /// <param name="file">What is written: Parquet.</param>
    /// <param name="every">Which rows are taken, where the SQL leaves that open: 1 for all.</param>
    public static void Derive(string name, string source, string file, int every = 1)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The SQL is this checkout's, and the paths are those of whoever starts the proof.
        command.CommandText = File.ReadAllText(Path.Combine(Made, name + ".sql"))
            .Replace("${IN}", Path.Combine(Environment.GetEnvironmentVariable(Variable)!, source), StringComparison.Ordinal)
            .Replace("${OUT}", file, StringComparison.Ordinal)
            .Replace("${EVERY}", every.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Writes a synthetic stream.</summary>
    public static void Write(SyntheticStream stream, string file)
    {
        using var writer = new StreamWriter(file);
        StreamFile.Write(stream, writer);
    }
}
