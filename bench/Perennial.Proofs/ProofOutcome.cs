using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>What a proof found.</summary>
/// <param name="Passed">Whether the claim held.</param>
/// <param name="Figures">What was counted or measured; a name says its unit.</param>
public sealed record ProofOutcome(bool Passed, JsonObject Figures);
