using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Pairs what a version said unseen with what was answered.</summary>
internal static class ShadowPairs
{
    /// <summary>The pairs of a cohort; null when there are none.</summary>
    public static ShadowCohort? Of(ModelDeclaration model, PredictionLog log, LogState sealedLog, WindowQuery query, int version)
    {
        using var window = log.Open(model, sealedLog, query with { Shadow = version, AnsweredOnly = true });
        var all = LabelledRows.AllOf(model, window);
        var unseen = Answers.Logged(model, window, WindowColumns.ShadowScore, WindowColumns.ShadowClass);
        var rows = all.Where(row => !double.IsNaN(all.Labels[row]));
        if (all.Count == 0)
        {
            return null;
        }

        var shadow = Answers.Pick(unseen, all.Width, [.. Enumerable.Range(0, all.Count).Where(row => !double.IsNaN(all.Labels[row]))]);
        double[] differences = [.. rows.Losses(model, shadow).Zip(rows.Losses(model, rows.Scores), (loss, other) => loss - other)];
        var (champion, challenger) = PairedRights.Of(model, rows, rows.Scores, shadow);
        return new ShadowCohort(version, rows.Count, rows.ByCluster(differences), champion, challenger)
        {
            Answered = all.Count,
            Acted = ActedShares.Of(model, all, all.Scores, unseen),
            Groups = GroupCounts.Of(model, rows, shadow),
            Slices = SliceLosses.Paired(model, rows, shadow, rows.Scores),
            UnseenRatio = SelectiveLabels.Unseen(model, all, all.Scores, unseen),
        };
    }
}
