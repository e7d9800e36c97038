namespace Perennial.App.Commands;

/// <summary>What stands beside a matrix.</summary>
/// <param name="Batch">Rows in a batch.</param>
/// <param name="Window">Batches in a window.</param>
internal sealed record MatrixNote(long? Batch, int? Window);
