using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>A person asked for a retrain.</summary>
/// <param name="Reason">Why.</param>
[Journaled("retrain-requested")]
public sealed record RetrainRequested(string Reason) : IFact
{
    /// <summary>Who, where somebody else has to approve what comes of it; null elsewhere.</summary>
    public string? By { get; init; }
}
