namespace Perennial.Adapters.Sqlite;

/// <summary>One side of a request and its answer that came in two messages.</summary>
/// <param name="Model">The model.</param>
/// <param name="Id">What both sides have in common.</param>
/// <param name="IsAnswer">Whether it is the answer rather than the request.</param>
/// <param name="OccurredAt">When it was, UTC.</param>
/// <param name="Body">What it said, as the reader wants it back.</param>
public sealed record WaitingEvent(string Model, string Id, bool IsAnswer, DateTimeOffset OccurredAt, ReadOnlyMemory<byte> Body);
