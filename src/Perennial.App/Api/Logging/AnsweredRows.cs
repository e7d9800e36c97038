using Perennial.Log;

namespace Perennial.App.Api.Logging;

/// <summary>What the rows of a request were answered.</summary>
/// <param name="Logged">How they were logged.</param>
/// <param name="Rows">In the order of the request.</param>
internal sealed record AnsweredRows(LoggedAs Logged, IReadOnlyList<AnsweredRow> Rows);
