namespace Perennial.Drift.Streaming;

/// <summary>All that a streaming detector knows, as plain text: equal by value, and serializes by its public properties.</summary>
/// <param name="Detector">Name of the detector's class.</param>
/// <param name="Settings">Its settings as text, independent of culture; it can be restored into a detector of these only.</param>
/// <param name="State">Its memory, base64 of the bits, so that a restored detector goes on bit for bit.</param>
public sealed record DetectorSnapshot(string Detector, string Settings, string State);
