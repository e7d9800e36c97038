using System.Globalization;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version learnt anything: finite answers, better than the trivial ones.</summary>
public static class TrainingGate
{
    /// <summary>Judges on rows that the version was not trained on.</summary>
    /// <param name="model">Says the metric.</param>
    /// <param name="rows">Labelled rows kept to judge by.</param>
    /// <param name="scores">The version's.</param>
    /// <param name="trainingRate">The share of positives among the rows it was trained on: the trivial answer.</param>
    public static Verdict Judge(ModelDeclaration model, LabelledRows rows, double[] scores, double trainingRate)
    {
        var broken = scores.Count(score => !double.IsFinite(score) || score is < 0 or > 1);
        if (broken > 0)
        {
            return Say(Outcome.Fail, $"{broken:N0} of {scores.Length:N0} answers are no probabilities", new() { ["broken"] = broken });
        }

        if (rows.Count == 0)
        {
            return Say(Outcome.NotEnoughEvidence, $"no labelled rows to judge by", []);
        }

        var loss = rows.Losses(model.Metric, scores).Average();
        var trivial = rows.Losses(model.Metric, [.. Enumerable.Repeat(trainingRate, rows.Count)]).Average();
        return Say(
            loss < trivial ? Outcome.Pass : Outcome.Fail,
            $"loss {loss:0.0000} against {trivial:0.0000} of the best constant known at training",
            new() { ["loss"] = loss, ["trivial"] = trivial, ["rows"] = rows.Count });
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new("training", outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
