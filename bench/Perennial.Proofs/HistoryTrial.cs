using Perennial.Simulation.Streams;

namespace Perennial.Proofs;

/// <summary>A history, and what is claimed of its replay.</summary>
/// <param name="Name">Of its model's file, and of the SQL that makes it.</param>
/// <param name="Claims">What must hold beside its coming to an end.</param>
public sealed record HistoryTrial(string Name, params IReadOnlyList<HistoryClaim> Claims)
{
    /// <summary>The public file it is made of; null where it is synthetic.</summary>
    public string? Source { get; init; }

    /// <summary>The synthetic stream; null where it is public data.</summary>
    public SyntheticStream? Stream { get; init; }

    /// <summary>Why it cannot be replayed here; null when it can.</summary>
    public string? Missing => Source is null ? null : HistoryFolder.Missing(Source);

    /// <summary>Writes its history into a folder.</summary>
    /// <returns>Its path.</returns>
    public string Write(Scratch scratch)
    {
        if (Stream is not null)
        {
            var csv = scratch.At(Name + ".csv");
            HistoryFolder.Write(Stream, csv);
            return csv;
        }

        var file = scratch.At(Name + ".parquet");
        HistoryFolder.Derive(Name, Source!, file);
        return file;
    }
}
