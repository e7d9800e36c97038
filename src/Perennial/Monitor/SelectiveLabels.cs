using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Labels that are seen only after some actions: a loan that was not given is never paid back.</summary>
public static class SelectiveLabels
{
    /// <summary>More rows than this share that are answered another way, where no label can exist, leave nothing to judge by. The default is 0.05.</summary>
    public const double ToleratedRatio = 0.05;

    /// <summary>The rows and labels of each version and action; null where every label can be seen.</summary>
    internal static IReadOnlyList<LabelCoverage>? Coverage(ModelDeclaration model, LabelledRows all)
    {
        if (model.Label.SeenWhen is null || model.Task != TaskKind.Binary)
        {
            return null;
        }

        var acted = CostFunction.Acted(model, all, all.Scores);
        return [.. Enumerable.Range(0, all.Count).Where(all.Answered)
            .GroupBy(row => ((int)all.AnsweredBy[row], acted[row])).OrderBy(group => group.Key)
            .Select(group => new LabelCoverage(group.Key.Item1, group.Key.Item2, group.Count(), group.Count(row => !double.IsNaN(all.Labels[row]))))];
    }

    /// <summary>The share of rows where no label can exist and other answers would act otherwise than was acted; null where every label can be seen,
    /// or where exploring lets the rest be weighed.</summary>
    /// <param name="model">Says which labels can be seen.</param>
    /// <param name="all">Every row, also without label.</param>
    /// <param name="first">Answers, row after row.</param>
    /// <param name="second">Other answers to the same rows.</param>
    public static double? Unseen(ModelDeclaration model, LabelledRows all, double[] first, double[] second)
    {
        if (model.Label is not { SeenWhen: { } column, Explore: null } || model.Task != TaskKind.Binary || all.Count == 0
            || all.Features.Find(column) is not { } seen)
        {
            return null;
        }

        var (one, other) = (CostFunction.Acted(model, all, first), CostFunction.Acted(model, all, second));
        return Enumerable.Range(0, all.Count).Count(row => seen[row] != 1 && one[row] != other[row]) / (double)all.Count;
    }
}
