using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>What a version says to rows of the log: scored here, or, where it answers elsewhere, what was logged of it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Scores">Row after row.</param>
/// <param name="Given">Which rows it answered; null where it answered all.</param>
internal sealed record VersionAnswers(int Version, double[] Scores, bool[]? Given)
{
    /// <summary>The answers of a version; null where there are none, or where what it says is no answer.</summary>
    public static VersionAnswers? Of(ModelDeclaration model, VersionLoader versions, ModelVersion version, LabelledRows rows)
    {
        if (version.Answers)
        {
            var scores = versions.Score(version, rows.Features);
            return Answers.Sound(model.Task, scores) ? new VersionAnswers(version.Number, scores, null) : null;
        }

        bool[] given = [.. Enumerable.Range(0, rows.Count).Select(row => rows.AnsweredBy[row] == version.Number && rows.Answered(row))];
        return given.Contains(true) ? new VersionAnswers(version.Number, rows.Scores, given) : null;
    }

    /// <summary>Whether it answered a row.</summary>
    public bool Has(int row) => Given is null || Given[row];

    /// <summary>Its loss beside the champion's, on the rows that both answered; null where there are none.</summary>
    public VersionLoss? Against(ModelDeclaration model, LabelledRows rows, VersionAnswers champion)
    {
        int[] both = [.. Enumerable.Range(0, rows.Count).Where(row => Has(row) && champion.Has(row))];
        if (both.Length == 0)
        {
            return null;
        }

        var kept = both.Length == rows.Count ? rows : rows.Where(row => Has(row) && champion.Has(row));
        var losses = kept.Losses(model, Answers.Pick(Scores, rows.Width, both));
        var against = champion.Version == Version ? losses : kept.Losses(model, Answers.Pick(champion.Scores, rows.Width, both));
        return new VersionLoss(Version, kept.Mean(losses), kept.ByCluster([.. losses.Zip(against, (loss, other) => loss - other)]));
    }
}
