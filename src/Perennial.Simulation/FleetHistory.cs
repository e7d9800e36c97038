using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Simulation;

/// <summary>One history dealt out to the many models of a file. Rows of a stretch of time are read once and kept until another is asked for.</summary>
/// <param name="history">All rows.</param>
/// <param name="template">What the file says.</param>
public sealed class FleetHistory(IHistory history, ModelDeclaration template)
{
    private readonly Dictionary<(DateTimeOffset From, DateTimeOffset To, bool Labelled), ILookup<string, HistoryRow>> kept = [];

    /// <summary>The models of the file: one for each value in the history.</summary>
    public IReadOnlyList<ModelDeclaration> Members()
    {
        var extent = history.Extent(template);
        return Registry.Fleets.Members(template, history.Read(template, extent.First, extent.Last.AddTicks(1)).Select(row => row.Member!));
    }

    /// <summary>The rows of one of them.</summary>
    public IHistory Of(string value) => new Member(this, value);

    private ILookup<string, HistoryRow> Rows(DateTimeOffset from, DateTimeOffset to, bool labelled)
    {
        if (!kept.TryGetValue((from, to, labelled), out var rows))
        {
            if (kept.Count > 2)
            {
                kept.Clear();
            }

            rows = (labelled ? history.ReadLabelled(template, from, to) : history.Read(template, from, to)).ToLookup(row => row.Member!, StringComparer.Ordinal);
            kept[(from, to, labelled)] = rows;
        }

        return rows;
    }

    private sealed class Member(FleetHistory fleet, string value) : IHistory
    {
        public (DateTimeOffset First, DateTimeOffset Last, long Rows) Extent(ModelDeclaration model) => fleet.Extent();

        public IReadOnlyList<HistoryRow> Read(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to) => [.. fleet.Rows(from, to, false)[value]];

        public IReadOnlyList<HistoryRow> ReadLabelled(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to) =>
            [.. fleet.Rows(from, to, true)[value]];

        public Digest Digest() => fleet.Digest();
    }

    private (DateTimeOffset First, DateTimeOffset Last, long Rows) Extent() => history.Extent(template);

    private Digest Digest() => history.Digest();
}
