namespace Perennial.App.Api.Logging.Rows;

/// <summary>A row of a request that was not taken.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="Id">Its id; null where it has none.</param>
/// <param name="Error">What was wrong with it, and what is allowed.</param>
internal sealed record RefusedRow(int Index, string? Id, string Error);
