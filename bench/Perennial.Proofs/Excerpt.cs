using DuckDB.NET.Data;

namespace Perennial.Proofs;

/// <summary>A history so short that a replay of it takes seconds, and yet takes every step of the path.</summary>
public static class Excerpt
{
    private static readonly string Flights = Path.Combine(Checkout.Root, "samples", "flights", "flights-2001.parquet");

    /// <summary>The model's file.</summary>
    public static string Model { get; } = Path.Combine(Checkout.Root, "bench", "Perennial.Proofs", "excerpt.yaml");

    /// <summary>Writes the history into a folder.</summary>
    /// <returns>Its path.</returns>
    public static string Write(string folder)
    {
        var file = Path.Combine(folder, "excerpt.parquet");
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both paths are this checkout's and this proof's own.
        command.CommandText = $"""
            SET threads = 1;
            COPY (SELECT * FROM '{Flights}' WHERE date < '2001-01-21' AND (flight // 7) % 5 < 2 ORDER BY date, flight)
            TO '{file}' (FORMAT parquet)
            """;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
        return file;
    }
}
