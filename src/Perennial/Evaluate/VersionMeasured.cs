using Perennial.Registry;

namespace Perennial.Evaluate;

/// <summary>What a version takes to answer was measured: the gates of latency and memory judge by this record, and by nothing that is measured again.</summary>
/// <param name="Run">The run.</param>
/// <param name="Version">The version.</param>
/// <param name="Measurement">What was found.</param>
[Journaled("version-measured")]
public sealed record VersionMeasured(int Run, int Version, VersionMeasurement Measurement) : IFact;
