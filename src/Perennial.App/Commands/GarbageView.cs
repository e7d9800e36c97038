namespace Perennial.App.Commands;

/// <summary>What was deleted, or would be.</summary>
internal sealed class GarbageView
{
    /// <summary>Whether it was only looked for.</summary>
    public bool DryRun { get; init; }

    /// <summary>Blobs that no journal holds on to, by kind.</summary>
    public SortedDictionary<string, int> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders of runs that are over.</summary>
    public int Runs { get; set; }

    /// <summary>Bytes of all that.</summary>
    public long Bytes { get; set; }

    /// <summary>The line for people.</summary>
    public string Line() => Words.Text($"{(DryRun ? "Would delete" : "Deleted")} {string.Join(", ", Blobs.Select(kind => Words.Text($"{kind.Value:N0} {kind.Key}")))} and the folders of {Runs:N0} runs: {Bytes:N0} bytes.");
}
