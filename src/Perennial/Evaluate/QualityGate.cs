using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version is no worse than the champion, row by row on rows that neither was trained on.</summary>
/// <remarks>One-sided, by declared cluster (Liang and Zeger 1986), Student's t with clusters less one degrees of freedom; looked at once.</remarks>
public static class QualityGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "quality";

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

        var against = rows.Losses(model, champion);
        var moments = rows.ByCluster([.. rows.Losses(model, challenger).Zip(against, (one, other) => one - other)]);
        if (moments.Clusters < 2)
        {
            return Say(Outcome.NotEnoughEvidence, $"{moments.Clusters} cluster of rows says nothing about chance", new() { ["rows"] = rows.Count });
        }

        var half = StudentT.Quantile(model.Quality.Confidence, moments.Clusters - 1) * moments.StandardError;
        var (lower, upper, margin) = (moments.Mean - half, moments.Mean + half, Margin(model, rows.Mean(against)));
        return Say(
            upper <= margin ? Outcome.Pass : lower > margin ? Outcome.Fail : Outcome.NotEnoughEvidence,
            $"loss minus the champion's is {moments.Mean:0.0000} ({lower:0.0000} to {upper:0.0000}) over {rows.Count:N0} rows; {margin:0.0000} is allowed",
            new() { ["difference"] = moments.Mean, ["lower"] = lower, ["upper"] = upper, ["margin"] = margin, ["rows"] = rows.Count });
    }

    /// <summary>The verdict where the two would act otherwise on rows whose labels nobody will ever see.</summary>
    /// <param name="unseenRatio">Their share of all rows.</param>
    public static Verdict NoLabels(double unseenRatio) => Say(
        Outcome.NotEnoughEvidence,
        $"on {unseenRatio:P1} of the rows it would act otherwise than was acted, and there no label can exist: let some of them be seen at random, and declare label.explore",
        new() { ["unseen"] = unseenRatio });

    /// <summary>The verdict where the champion cannot be scored here, and answered none of the rows.</summary>
    public static Verdict NoAnswers(int champion) => Say(
        Outcome.NotEnoughEvidence,
        $"version {champion} cannot be scored here, and it answered none of the rows kept to judge by: import its predictions of those days",
        new() { ["rows"] = 0 });

    /// <summary>How much worse a version may be, in units of the metric: as declared, or one part in a hundred of the champion's loss.</summary>
    /// <param name="model">Says the margin.</param>
    /// <param name="loss">Of the champion.</param>
    public static double Margin(ModelDeclaration model, double loss) => model.Quality.Margin ?? QualityGateOptions.DefaultMargin(model.Metric) ?? loss / 100;

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
