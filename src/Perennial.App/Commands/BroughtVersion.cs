using Perennial.Adapters.Flavours;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>A version that somebody brings.</summary>
/// <param name="Flavour">How it is read.</param>
/// <param name="Pack">Makes its artifact.</param>
internal sealed record BroughtVersion(string Flavour, Func<ArtifactPacker, ModelDeclaration, Digest> Pack)
{
    /// <summary>What it is called where it comes from; null for no name.</summary>
    public string? Name { get; init; }

    /// <summary>The file it was trained on; null where nobody says.</summary>
    public string? TrainedOn { get; init; }

    /// <summary>Since when it has answered; null for from now on.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it becomes champion.</summary>
    public bool Promote { get; init; }

    /// <summary>Whether it begins the stages of the model's file.</summary>
    public bool Challenge { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
