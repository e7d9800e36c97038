namespace Perennial.Adapters.Sqlite;

/// <summary>A line of the operations log.</summary>
/// <param name="At">When it was written, UTC.</param>
/// <param name="Host">The machine that wrote it.</param>
/// <param name="Pid">The process that wrote it.</param>
/// <param name="Stream">The model.</param>
/// <param name="What">What happened.</param>
/// <param name="Detail">More of it; null when that says all.</param>
public sealed record OperationNote(DateTimeOffset At, string Host, int Pid, string Stream, string What, string? Detail);
