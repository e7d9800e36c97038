using Perennial.Drift.Scoring;

namespace Perennial.Proofs;

/// <summary>A kind of synthetic stream that detectors are tried on.</summary>
/// <param name="Name">Concept and kind of drift.</param>
/// <param name="Make">The stream of a seed.</param>
public sealed record DetectorStreamCase(string Name, Func<int, ConceptStream> Make);
