using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Perennial.Proofs;

/// <summary>What a replay left in its data folder.</summary>
/// <param name="Digest">Of the journal's newest event.</param>
/// <param name="Events">How many events there are.</param>
/// <param name="Blobs">The paths of all blobs, those of the comparison too, sorted.</param>
/// <param name="Strays">Blobs that the journal does not name.</param>
/// <param name="Drafts">Half-written files.</param>
/// <param name="InboxRows">Rows that were not sealed.</param>
public sealed partial record Footprint(
    string Digest, long Events, IReadOnlyList<string> Blobs, IReadOnlyList<string> Strays, IReadOnlyList<string> Drafts, long InboxRows)
{
    /// <summary>Reads it; nothing is changed, and nobody may be at work there.</summary>
    public static Footprint Read(string data)
    {
        var journal = Path.Combine(data, "journal.db");
        var named = Texts(journal, "SELECT facts FROM events")
            .SelectMany(facts => Digests().Matches(facts)).Select(match => match.Value).ToHashSet();
        var own = Files(data, "blobs");
        return new Footprint(
            Texts(journal, "SELECT digest FROM events ORDER BY version DESC LIMIT 1").Single(),
            Texts(journal, "SELECT 1 FROM events").Count,
            [.. own, .. Files(data, Path.Combine("comparison", "blobs"))],
            [.. own.Where(blob => !named.Contains(Path.GetFileName(blob)))],
            [.. Files(data, "drafts"), .. Files(data, Path.Combine("comparison", "drafts")), .. Directory.GetFiles(data, "*.draft")],
            Texts(Path.Combine(data, "inbox.db"), "SELECT 1 FROM rows").Count);
    }

    /// <summary>What is not as it should be, beside a replay that nobody disturbed.</summary>
    public IEnumerable<string> Faults(Footprint undisturbed)
    {
        if (Digest != undisturbed.Digest)
        {
            yield return $"digest {Digest[..12]} over {Events} events instead of {undisturbed.Digest[..12]} over {undisturbed.Events}";
        }

        if (!Blobs.SequenceEqual(undisturbed.Blobs))
        {
            yield return $"blobs too many: [{string.Join(", ", Blobs.Except(undisturbed.Blobs))}], missing: [{string.Join(", ", undisturbed.Blobs.Except(Blobs))}]";
        }

        if (Strays.Count > 0)
        {
            yield return $"blobs that the journal does not name: {string.Join(", ", Strays)}";
        }

        if (Drafts.Count > 0)
        {
            yield return $"drafts: {string.Join(", ", Drafts)}";
        }

        if (InboxRows != undisturbed.InboxRows)
        {
            yield return $"{InboxRows} rows left in the inbox instead of {undisturbed.InboxRows}";
        }
    }

    private static IReadOnlyList<string> Files(string data, string folder)
    {
        var root = Path.Combine(data, folder);
        return !Directory.Exists(root) ? [] : [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(data, file)).Order(StringComparer.Ordinal)];
    }

    private static List<string> Texts(string database, string query)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The queries are the constants above.
        command.CommandText = query;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Digests();
}
