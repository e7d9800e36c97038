namespace Perennial.Proofs;

/// <summary>A claim, and the run that shows whether it holds. It runs the real executable and takes as long as it takes.</summary>
public interface IProof
{
    /// <summary>What <c>./prove NAME</c> calls it: one lower-case word.</summary>
    string Name { get; }

    /// <summary>The claim, in one line.</summary>
    string Summary { get; }

    /// <summary>Runs it, and tells on <paramref name="progress"/> how far it is.</summary>
    Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation);
}
