using DuckDB.NET.Data;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Train;

namespace Perennial.Proofs;

/// <summary>All that a server left in its folder: every row of the log, sealed or not, and every event of the journal.</summary>
/// <param name="Rows">Kind, id and value of every row, in sequence.</param>
/// <param name="Steps">What was done to versions, in words that no time is in.</param>
public sealed record ServedHistory(IReadOnlyList<(RowKind Kind, string Id, double Value)> Rows, IReadOnlyList<string> Steps)
{
    /// <summary>Reads it; nobody may be at work there.</summary>
    public static ServedHistory Read(string data)
    {
        var folder = DataFolder.Open(data, TimeProvider.System);
        using var journals = new SqliteJournalStore(folder);
        using var inbox = new SqliteInbox(folder, TimeProvider.System);
        var journal = new Journal(journals);
        var log = new ModelStates(journal).Load(ServedModel.Name).Log;
        var left = inbox.Read(ServedModel.Name, log.Through, DateTimeOffset.MaxValue, int.MaxValue);
        return new ServedHistory(
            [.. Sealed(new BlobStore(folder), log.Segments), .. left.Select(row => (row.Row.Kind, row.Row.Id, row.Row.Score))],
            [.. journal.Read(ServedModel.Name).Select(one => Step(one.Fact)).OfType<string>()]);
    }

    /// <summary>What is not as it must be.</summary>
    /// <param name="load">What was acknowledged.</param>
    /// <param name="undisturbed">What is done to versions where nobody disturbs it.</param>
    public IEnumerable<string> Faults(ServedLoad load, IReadOnlyList<string> undisturbed)
    {
        foreach (var twice in Rows.Where(row => row.Kind != RowKind.Shadow).CountBy(row => (row.Kind, row.Id)).Where(row => row.Value > 1).Take(5))
        {
            yield return $"{twice.Key.Kind} '{twice.Key.Id}' is there {twice.Value} times";
        }

        var predictions = Rows.Where(row => row.Kind == RowKind.Prediction).Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in load.Predictions.Where(id => !predictions.Contains(id)).Take(5))
        {
            yield return $"prediction '{missing}' was acknowledged and is not there";
        }

        var labels = Rows.Where(row => row.Kind == RowKind.Label).GroupBy(row => row.Id).ToDictionary(row => row.Key, row => row.Last().Value, StringComparer.Ordinal);
        foreach (var missing in load.Labels.Where(label => !labels.TryGetValue(label.Key, out var value) || value != label.Value).Take(5))
        {
            yield return $"label {missing.Value} of '{missing.Key}' was acknowledged and is not there";
        }

        if (!Steps.SequenceEqual(undisturbed))
        {
            yield return $"what was done: {string.Join("; ", Steps)}, instead of: {string.Join("; ", undisturbed)}";
        }
    }

    private static IEnumerable<(RowKind, string, double)> Sealed(BlobStore blobs, IEnumerable<Segment> segments)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var segment in segments)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The path is a blob's: a digest in this proof's own folder.
            command.CommandText = $"SELECT _id, {(segment.Kind == RowKind.Label ? "_label" : "_score")} FROM read_parquet('{blobs.Open("segments", segment.Digest)}') ORDER BY _sequence";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                yield return (segment.Kind, reader.GetString(0), reader.IsDBNull(1) ? double.NaN : reader.GetDouble(1));
            }
        }
    }

    /// <summary>Each of these is an effect that must happen once.</summary>
    private static string? Step(IFact fact) => fact switch
    {
        RunStarted started => $"run {started.Run}",
        DatasetTaken => "dataset",
        VersionRegistered registered => $"version {registered.Version.Number}",
        GateJudged judged => $"gate {judged.Verdict.Gate}",
        RunEnded ended => $"run {ended.Run} {ended.Outcome}",
        RolloutStarted started => $"rollout {started.Version}",
        VersionPromoted promoted => $"champion {promoted.Version}",
        ChampionRolledBack back => $"back to {back.To}",
        _ => null,
    };
}
