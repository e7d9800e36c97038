using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version learnt anything: finite answers, better than the trivial one.</summary>
/// <remarks>Days differ more than rows: the evidence is the mean difference of each day, judged by Student's t. A version is refused when it is
/// worse than the trivial answer beyond chance; what few days cannot tell is said to be so.</remarks>
public static class TrainingGate
{
    /// <summary>Judges on rows that the version was not trained on.</summary>
    /// <param name="model">Says the metric and the confidence.</param>
    /// <param name="rows">Labelled rows kept to judge by.</param>
    /// <param name="scores">The version's.</param>
    /// <param name="trivial">The trivial answer: what the labels it was trained on say alone.</param>
    public static Verdict Judge(ModelDeclaration model, LabelledRows rows, double[] scores, double[] trivial)
    {
        if (Answers.Broken(model.Task, scores) is var broken and > 0)
        {
            return Say(Outcome.Fail, $"{broken:N0} of {scores.Length:N0} answers are no {(model.Task == TaskKind.Regression ? "numbers" : "probabilities")}", new() { ["broken"] = broken });
        }

        var losses = rows.Losses(model, scores);
        var others = rows.Losses(model, Answers.Constant(trivial, rows.Count));
        var days = rows.ByDay([.. losses.Zip(others, (loss, other) => loss - other)]);
        return days.Length < 2
            ? Say(Outcome.NotEnoughEvidence, $"{days.Length} day of labelled rows says nothing about chance", new() { ["days"] = days.Length })
            : Compare(rows.Mean(losses), rows.Mean(others), days, model.Quality.Confidence);
    }

    private static Verdict Compare(double loss, double trivial, double[] days, double confidence)
    {
        var mean = days.Average();
        var variance = days.Sum(day => (day - mean) * (day - mean)) / (days.Length - 1);
        var half = StudentT.Quantile(confidence, days.Length - 1) * Math.Sqrt(variance / days.Length);
        return Say(
            mean + half < 0 ? Outcome.Pass : mean - half > 0 ? Outcome.Fail : Outcome.NotEnoughEvidence,
            $"loss {loss:0.0000} against {trivial:0.0000} of the trivial answer over {days.Length} days; the difference is {mean - half:0.0000} to {mean + half:0.0000}",
            new() { ["loss"] = loss, ["trivial"] = trivial, ["days"] = days.Length, ["lower"] = mean - half, ["upper"] = mean + half });
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new("training", outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
