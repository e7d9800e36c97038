using Perennial.Terms;

namespace Perennial.Log;

/// <summary>A recorded past, such as a Parquet or CSV file.</summary>
public interface IHistory
{
    /// <summary>The first and the last time in it, and how many rows there are.</summary>
    /// <exception cref="FaultException">The file cannot be read, or lacks a column that the declaration names; says which, and which there are.</exception>
    (DateTimeOffset First, DateTimeOffset Last, long Rows) Extent(ModelDeclaration model);

    /// <summary>The rows that occurred in [from, to), in order of time, then of id.</summary>
    IReadOnlyList<HistoryRow> Read(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to);

    /// <summary>The rows whose label came in [from, to): at its own time, or the declared time after the request.</summary>
    /// <remarks>As it stands, for a history whose labels have no time of their own.</remarks>
    IReadOnlyList<HistoryRow> ReadLabelled(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to) =>
        [.. Read(model, from - model.Label.MaturesAfter, to - model.Label.MaturesAfter).Where(row => row.Label is not null)];

    /// <summary>The digest of its bytes.</summary>
    Digest Digest();
}
