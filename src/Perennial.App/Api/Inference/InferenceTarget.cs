using Perennial.App.Api.Live;
using Perennial.Registry;

namespace Perennial.App.Api.Inference;

/// <summary>Whom a request asks.</summary>
/// <param name="Model">The model.</param>
/// <param name="Standing">Which versions answer.</param>
/// <param name="Version">The version that the request names; null where it names none.</param>
/// <param name="Signature">What it must and may bring.</param>
internal sealed record InferenceTarget(LiveModel Model, AnsweringVersions Standing, ModelVersion? Version, InferenceSignature Signature)
{
    /// <summary>The version whose statistics it counts in where no version answered; 0 for none.</summary>
    public int Counted => (Version ?? Standing.Table.Champion)?.Number ?? 0;
}
