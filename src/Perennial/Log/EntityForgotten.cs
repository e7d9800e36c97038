using Perennial.Registry;

namespace Perennial.Log;

/// <summary>A person had every row of one entity erased. Which entity it was is written nowhere. The old blobs are deleted after this.</summary>
/// <param name="Reason">Why.</param>
/// <param name="InboxRows">Rows erased that were not sealed yet.</param>
/// <param name="Segments">Every segment that held rows of it.</param>
[Journaled("entity-forgotten")]
public sealed record EntityForgotten(string Reason, long InboxRows, IReadOnlyList<ErasedSegment> Segments) : IFact;
