using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Losses by slice of a day, for the guardrail on slices. Numbers are not counted: their slices are cut anew each day.</summary>
internal static class SliceLosses
{
    /// <summary>At most so many slices of a column are counted, the largest. The default is 20.</summary>
    public const int MostSlices = 20;

    /// <summary>Paired: how much more the first answers lose. Null where nothing is limited.</summary>
    public static IReadOnlyList<SliceLoss>? Paired(ModelDeclaration model, LabelledRows rows, double[] answers, double[] others)
    {
        if (!Asked(model) || rows.Count == 0)
        {
            return null;
        }

        var (own, other) = (rows.Losses(model, answers), rows.Losses(model, others));
        return [.. Cut(model, rows).Select(slice => new SliceLoss(slice.Column, slice.Name, ClusterSums.Of(
            [.. slice.Rows.Select(row => own[row] - other[row])], [.. slice.Rows.Select(row => rows.Entities[row])], Weights(rows, slice.Rows))))];
    }

    /// <summary>The two arms of a split. Null where nothing is limited.</summary>
    public static IReadOnlyList<SliceArms>? Arms(ModelDeclaration model, LabelledRows rows, int challenger)
    {
        if (!Asked(model) || rows.Count == 0)
        {
            return null;
        }

        var losses = rows.Losses(model, rows.Scores);
        return [.. Cut(model, rows).Select(slice => new SliceArms(
            slice.Column, slice.Name, Of(slice.Rows, row => rows.AnsweredBy[row] != challenger), Of(slice.Rows, row => rows.AnsweredBy[row] == challenger)))];

        Drift.Sequential.ClusterMoments Of(int[] all, Func<int, bool> arm)
        {
            int[] kept = [.. all.Where(arm)];
            return ClusterSums.Of([.. kept.Select(row => losses[row])], [.. kept.Select(row => rows.Entities[row])], Weights(rows, kept));
        }
    }

    /// <summary>The champion against the one before it, on the rows of a day. Null where nothing is limited, or one of them cannot be scored here.</summary>
    public static IReadOnlyList<SliceLoss>? SincePromotion(RegistryState registry, VersionLoader versions, LabelledRows rows)
    {
        var model = registry.Declared();
        if (!Asked(model) || rows.Count == 0 || registry is not { Champion: { } champion, Previous: { } previous })
        {
            return null;
        }

        var (own, other) = (VersionAnswers.Of(model, versions, registry.Version(champion), rows), VersionAnswers.Of(model, versions, registry.Version(previous), rows));
        return own is { Given: null } && other is { Given: null } ? Paired(model, rows, own.Scores, other.Scores) : null;
    }

    private static bool Asked(ModelDeclaration model) => model is { Guardrails.Slices: not null, Gates.Slices: not null };

    private static IReadOnlyList<double>? Weights(LabelledRows rows, int[] kept) => rows.Weights is { } weights ? [.. kept.Select(row => weights[row])] : null;

    private static IEnumerable<(string Column, string Name, int[] Rows)> Cut(ModelDeclaration model, LabelledRows rows) => model.Gates!.Slices!
        .Where(column => rows.Features.Find(column) is null)
        .SelectMany(column => RowGroups.Of(model, rows, column, 2, 1).OrderByDescending(group => group.Rows.Length).Take(MostSlices)
            .OrderBy(group => group.Name, StringComparer.Ordinal).Select(group => (column, group.Name, group.Rows)));
}
