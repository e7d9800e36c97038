using Perennial.Proofs;

namespace Perennial.Architecture.Tests.Proofs;

/// <summary>A proof that finds what the test says.</summary>
internal sealed class PlantedProof(Func<ProofOutcome> find) : IProof
{
    public string Name => "planted";

    public string Summary => "What the test says holds.";

    public Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation) => Task.FromResult(find());
}
