using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version is no worse than the champion, row by row on rows that neither was trained on.</summary>
/// <remarks>One-sided, by declared cluster (Liang and Zeger 1986), Student's t with clusters less one degrees of freedom; looked at once.</remarks>
public static class QualityGate
{
    /// <summary>Judges the paired losses.</summary>
    /// <param name="model">Says metric, margin and confidence.</param>
    /// <param name="rows">The newest labelled rows, kept to judge by.</param>
    /// <param name="challenger">Scores of the version.</param>
    /// <param name="champion">Scores of the champion; null when there is none.</param>
    public static Verdict Judge(ModelDeclaration model, LabelledRows rows, double[] challenger, double[]? champion)
    {
        if (champion is null)
        {
            return Say(Outcome.Pass, $"there is no champion to be worse than", []);
        }

        var losses = rows.Losses(model.Metric, challenger).Zip(rows.Losses(model.Metric, champion), (one, other) => one - other).ToArray();
        var moments = ClusterSums.Of(losses, rows.Entities);
        if (moments.Clusters < 2)
        {
            return Say(Outcome.NotEnoughEvidence, $"{moments.Clusters} cluster of rows says nothing about chance", new() { ["rows"] = rows.Count });
        }

        var half = StudentT.Quantile(model.Quality.Confidence, moments.Clusters - 1) * moments.StandardError;
        var (lower, upper, margin) = (moments.Mean - half, moments.Mean + half, model.Quality.Margin);
        return Say(
            upper <= margin ? Outcome.Pass : lower > margin ? Outcome.Fail : Outcome.NotEnoughEvidence,
            $"loss minus the champion's is {moments.Mean:0.0000} ({lower:0.0000} to {upper:0.0000}) over {rows.Count:N0} rows; {margin:0.0000} is allowed",
            new() { ["difference"] = moments.Mean, ["lower"] = lower, ["upper"] = upper, ["margin"] = margin, ["rows"] = rows.Count });
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new("quality", outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
