namespace Perennial.Log;

/// <summary>What became of the rows of one model, or of all, that were given to the log of answers since the process began.</summary>
/// <param name="Durable">Rows that were durable when they were told so.</param>
/// <param name="Buffered">Rows that were taken into memory.</param>
/// <param name="Written">Those of them that are durable by now.</param>
/// <param name="Dropped">Rows that were not taken, since too many waited.</param>
/// <param name="Failed">Rows that were taken into memory and that the log refused; <see cref="AnswerLog.Fault"/> says why.</param>
public readonly record struct AnswerLogCounts(long Durable, long Buffered, long Written, long Dropped, long Failed);
