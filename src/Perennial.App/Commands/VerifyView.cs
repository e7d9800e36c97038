namespace Perennial.App.Commands;

/// <summary>What a check of a data folder found.</summary>
internal sealed class VerifyView
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Sound => Faults.Count == 0;

    /// <summary>Database files looked at.</summary>
    public int Databases { get; set; }

    /// <summary>The models whose journals were looked at.</summary>
    public List<string> Models { get; } = [];

    /// <summary>Events whose digest was followed, and whose fact was read and folded.</summary>
    public int Events { get; set; }

    /// <summary>Decisions that were taken again.</summary>
    public int Decisions { get; set; }

    /// <summary>Blobs whose bytes were read, by kind.</summary>
    public SortedDictionary<string, int> Blobs { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, each naming its file or event.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Files that no event names: a stop between two writes leaves such; they do no harm.</summary>
    public List<string> Strays { get; } = [];

    /// <summary>What is gone because it expired or was erased, as the journal says; no fault.</summary>
    public List<string> Erased { get; } = [];

    /// <summary>What older rules decided, and this release's would decide otherwise; no fault.</summary>
    public List<string> Changed { get; } = [];

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Words.Text($"Looked at {Databases} databases, {Events:N0} events of {(Models.Count == 1 ? "one model" : $"{Models.Count} models")}, {Decisions:N0} decisions taken again, and blobs: {string.Join(", ", Blobs.Select(kind => Words.Text($"{kind.Value:N0} {kind.Key}")))}.");
        foreach (var erased in Erased)
        {
            yield return $"Gone: {erased}";
        }

        foreach (var stray in Strays)
        {
            yield return $"Stray: {stray}";
        }

        foreach (var changed in Changed)
        {
            yield return $"Decided by older rules: {changed}";
        }

        foreach (var fault in Faults)
        {
            yield return $"Fault: {fault}";
        }

        yield return Sound ? "Nothing is wrong." : Words.Text($"Faults: {Faults.Count}.");
    }
}
