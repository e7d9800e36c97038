using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Separates a cohort into the two arms of a split.</summary>
internal static class SplitArms
{
    /// <summary>The arms; null when no row was answered by the challenger and none by another version.</summary>
    public static SplitCohort? Of(ModelDeclaration model, LabelledRows rows, int challenger)
    {
        var champion = rows.Where(row => rows.Answered(row) && rows.AnsweredBy[row] != challenger);
        var other = rows.Where(row => rows.Answered(row) && rows.AnsweredBy[row] == challenger);
        return champion.Count + other.Count == 0
            ? null
            : new SplitCohort(
                challenger,
                champion.ByCluster(champion.Losses(model, champion.Scores)),
                other.ByCluster(other.Losses(model, other.Scores)),
                Entities(champion),
                Entities(other))
            {
                Groups = GroupCounts.Of(model, other, other.Scores),
                Slices = SliceLosses.Arms(model, rows.Where(rows.Answered), challenger),
            };
    }

    /// <summary>A row without entity was assigned by itself.</summary>
    private static int Entities(LabelledRows rows) =>
        rows.Entities.Count(entity => entity is null) + rows.Entities.OfType<string>().Distinct(StringComparer.Ordinal).Count();
}
