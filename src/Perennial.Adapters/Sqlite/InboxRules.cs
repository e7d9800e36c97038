using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Sqlite;

/// <summary>What a row must be to enter the inbox.</summary>
public static class InboxRules
{
    private const int LongestName = 200;

    /// <summary>Refuses the whole append for its first bad row, naming it.</summary>
    internal static void Check(string model, IReadOnlyList<InboxRow> rows)
    {
        if (IsBadName(model))
        {
            throw new FaultException(
                $"The model's name '{model}' is refused: a name has 1 to {LongestName} characters. Nothing was written.");
        }
        for (int index = 0; index < rows.Count; index++)
        {
            if (Complaint(rows[index]) is { } complaint)
            {
                throw new FaultException(
                    $"Row {index} (from 0) of {rows.Count} for '{model}', id '{rows[index].Id}': {complaint} "
                    + "Nothing of this append was written; put the row right and send all again.");
            }
        }
    }

    /// <summary>What is wrong with a row, as the end of a sentence; null where nothing is.</summary>
    public static string? Complaint(InboxRow row)
    {
        if (IsBadName(row.Id))
        {
            return $"an id has 1 to {LongestName} characters, this one {row.Id?.Length ?? 0}.";
        }
        if (row.OccurredAt.Offset != TimeSpan.Zero)
        {
            return $"the time {row.OccurredAt:O} is not in UTC; convert it.";
        }
        return row.Kind switch
        {
            RowKind.Prediction => BadScore(row),
            RowKind.Shadow when row.Version is null => "a shadow names the version that scored.",
            RowKind.Shadow => BadScore(row),
            RowKind.Label when double.IsFinite(row.Score) => null,
            RowKind.Label => $"a label is a finite number, not {row.Score}.",
            _ => $"there is no kind of row {(int)row.Kind}; a row is a prediction, a shadow or a label.",
        };
    }

    private static string? BadScore(InboxRow row) =>
        double.IsInfinity(row.Score) ? $"a score is finite, or NaN where there is none, not {row.Score}." : BadFeature(row.Features);

    private static string? BadFeature(IReadOnlyList<object?> features)
    {
        for (int place = 0; place < features.Count; place++)
        {
            if (features[place] is not (null or double or string))
            {
                return $"feature {place} (from 0) is a {features[place]!.GetType().Name}; a feature is a double, a string or null.";
            }
        }
        return null;
    }

    private static bool IsBadName(string? name) => string.IsNullOrEmpty(name) || name.Length > LongestName;
}
