namespace Perennial.Adapters.Flavours;

/// <summary>What a measuring process is told.</summary>
/// <param name="Artifact">The artifact's file.</param>
/// <param name="Features">The signature.</param>
/// <param name="Numbers">The numeric columns, in order; null where missing.</param>
/// <param name="Texts">The categorical columns, in order; null where missing.</param>
/// <param name="Commands">The allow-list of scorers.</param>
/// <param name="Executable">What starts this program.</param>
internal sealed record MeasureRequest(
    string Artifact, IReadOnlyList<ArtifactFeature> Features, IReadOnlyList<double?[]> Numbers, IReadOnlyList<string?[]> Texts, string Commands, IReadOnlyList<string> Executable)
{
    /// <summary>The file's name.</summary>
    public const string File = "measure.json";
}
