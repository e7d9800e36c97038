using Perennial.Log;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>The join as its words say it, row by row.</summary>
internal static class LogTwin
{
    public static List<TwinRow> Join(IReadOnlyList<StoredRow> log, WindowQuery query)
    {
        List<StoredRow> known = [.. log.Where(row => row.Sequence <= query.AsOf).OrderBy(row => row.Sequence)];
        List<TwinRow> joined = [];
        HashSet<string> seen = [];
        foreach (StoredRow row in known.Where(row => row.Row.Kind == RowKind.Prediction))
        {
            if (row.Row.OccurredAt < query.From || row.Row.OccurredAt >= query.To || !seen.Add(row.Row.Id))
            {
                continue;
            }

            StoredRow? label = known.LastOrDefault(other => other.Row.Kind == RowKind.Label && other.Row.Id == row.Row.Id);
            StoredRow? shadow = known.FirstOrDefault(other =>
                other.Row.Kind == RowKind.Shadow && other.Row.Id == row.Row.Id && other.Row.Version == query.Shadow);
            bool left = (query.LabelledOnly && label is null) || (query.AnsweredOnly && row.Row.Version is null)
                || (query.Shadow is not null && shadow is null);
            if (!left)
            {
                joined.Add(new(row, label?.Row.Score ?? double.NaN, shadow?.Row.Score ?? double.NaN));
            }
        }

        return joined;
    }
}

internal sealed record TwinRow(StoredRow Stored, double Label, double Shadow);
