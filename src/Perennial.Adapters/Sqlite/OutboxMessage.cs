namespace Perennial.Adapters.Sqlite;

/// <summary>A message that waits to be taken by its receiver.</summary>
/// <param name="Number">Grows with every message.</param>
/// <param name="Receiver">Who is to get it.</param>
/// <param name="Topic">Messages of a topic keep their order.</param>
/// <param name="Body">What it says, as JSON.</param>
/// <param name="CreatedAt">When it was put here.</param>
/// <param name="Tries">How often it was tried.</param>
/// <param name="Fault">What went wrong at the last try; null before one did.</param>
public sealed record OutboxMessage(long Number, string Receiver, string Topic, string Body, DateTimeOffset CreatedAt, int Tries, string? Fault);
