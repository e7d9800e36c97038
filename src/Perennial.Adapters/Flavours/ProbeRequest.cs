namespace Perennial.Adapters.Flavours;

/// <summary>What a probing process is told.</summary>
/// <param name="Artifact">The artifact's file.</param>
/// <param name="Features">The signature.</param>
/// <param name="Task">What the model predicts.</param>
/// <param name="Width">Numbers of an answer.</param>
/// <param name="Commands">The allow-list of scorers.</param>
/// <param name="Executable">What starts this program.</param>
internal sealed record ProbeRequest(
    string Artifact, IReadOnlyList<ArtifactFeature> Features, string Task, int Width, string Commands, IReadOnlyList<string> Executable)
{
    /// <summary>The file's name.</summary>
    public const string File = "probe.json";
}
