using Perennial.Registry;

namespace Perennial.Log;

/// <summary>Rows of the inbox became segments.</summary>
/// <param name="Segments">New segments, in order.</param>
/// <param name="Through">Every row up to this sequence is sealed.</param>
/// <param name="Before">Every row that arrived before this time is sealed.</param>
[Journaled("segments-sealed")]
public sealed record SegmentsSealed(IReadOnlyList<Segment> Segments, long Through, DateTimeOffset Before) : IFact;
