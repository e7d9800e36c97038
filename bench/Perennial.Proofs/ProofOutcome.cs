using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>What a proof found.</summary>
/// <param name="Passed">Whether the claim held, as far as it was tried.</param>
/// <param name="Figures">What was counted or measured; a name says its unit.</param>
public sealed record ProofOutcome(bool Passed, JsonObject Figures)
{
    /// <summary>Parts that were not tried, each with the reason: a public file or a program that is not there.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>One word or three: a claim of which a part was not tried has neither held nor failed.</summary>
    public string Verdict => !Passed ? "did not hold" : Skipped.Count > 0 ? "skipped" : "held";
}
