namespace Perennial.Log;

/// <summary>Rows that wait in memory; none of them is a sign for whoever waits until all before it are written.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Reached">Told when all before it are written; null for rows.</param>
internal readonly record struct BufferedRows(string Model, IReadOnlyList<InboxRow> Rows, TaskCompletionSource? Reached);
