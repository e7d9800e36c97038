using Perennial.Log;

namespace Perennial.Adapters.DuckDb;

/// <summary>A row that is imported.</summary>
/// <param name="ArrivedAt">When it arrived, as the file says or as was assumed.</param>
/// <param name="Row">What goes into the inbox.</param>
public sealed record ImportedRow(DateTimeOffset ArrivedAt, InboxRow Row);
