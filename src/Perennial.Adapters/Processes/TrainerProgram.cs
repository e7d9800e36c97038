namespace Perennial.Adapters.Processes;

/// <summary>A program that trains.</summary>
/// <param name="Command">The program with its arguments; absolute, or found in PATH.</param>
public sealed record TrainerProgram(IReadOnlyList<string> Command)
{
    /// <summary>How it takes rows: <c>application/x-parquet</c> or <c>text/csv</c>. The default is Parquet.</summary>
    public string ContentType { get; init; } = ChannelFile.Parquet;

    /// <summary>Patterns by the name of what they find in the log: the first group is the number. The default is none.</summary>
    public IReadOnlyDictionary<string, string> Metrics { get; init; } = new Dictionary<string, string>();
}
