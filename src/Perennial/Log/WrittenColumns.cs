using Perennial.Registry;

namespace Perennial.Log;

/// <summary>How many columns rows have that were written under a declaration.</summary>
/// <param name="From">Since when it was in force.</param>
/// <param name="Predictions">Those of a prediction.</param>
/// <param name="Shadows">Those of an answer that nobody heard.</param>
internal readonly record struct WrittenColumns(DateTimeOffset From, int Predictions, int Shadows)
{
    /// <summary>Those of a declaration.</summary>
    public static WrittenColumns Of(Revision one) =>
        new(one.Since, LogColumns.Of(one.Declaration, RowKind.Prediction).Count, LogColumns.Of(one.Declaration, RowKind.Shadow).Count);

    /// <summary>Since when the declaration was in force that a row was written under; null where none is dated.</summary>
    /// <remarks>That is the newest at its arrival, unless one was applied while the request was on its way: then only an older one has as many columns.</remarks>
    public static DateTimeOffset? Since(List<WrittenColumns> revisions, StoredRow row)
    {
        DateTimeOffset? newest = null;
        for (var at = revisions.Count - 1; at >= 0; at--)
        {
            if (revisions[at].From <= row.ArrivedAt)
            {
                if (revisions[at].Fits(row.Row))
                {
                    return revisions[at].From;
                }

                newest ??= revisions[at].From;
            }
        }

        return newest;
    }

    private bool Fits(InboxRow row) => row.Kind switch
    {
        RowKind.Prediction => row.Features.Count == Predictions,
        RowKind.Shadow => row.Features.Count == Shadows,
        _ => true,
    };
}
