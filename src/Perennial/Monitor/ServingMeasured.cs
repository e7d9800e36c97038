using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>What serving took was measured. Guardrails judge by this record, and by nothing that is measured again.</summary>
/// <param name="Measurement">What was counted.</param>
[Journaled("serving-measured")]
public sealed record ServingMeasured(ServingMeasurement Measurement) : IFact;
