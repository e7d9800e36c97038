using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Log;

/// <summary>Segments grew older than the model's file keeps them. Their blobs are deleted after this.</summary>
/// <param name="Segments">Their digests, in the order they were sealed.</param>
/// <param name="Before">Every row of them occurred and arrived before this time.</param>
/// <param name="Rows">Rows in them.</param>
[Journaled("segments-expired")]
public sealed record SegmentsExpired(IReadOnlyList<Digest> Segments, DateTimeOffset Before, long Rows) : IFact;
