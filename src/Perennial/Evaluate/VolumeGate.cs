using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Drift.Sequential;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version would act on about as many rows as the champion: a guardrail, which stops and never promotes.</summary>
/// <remarks>The share acted on is held against the champion's times one plus and one minus the allowed change, each as a paired mean by declared
/// cluster, one-sided by Student's t. Too little to say stops nothing.</remarks>
public static class VolumeGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "volume";

    /// <summary>Judges answers to the same rows; null where no threshold is declared.</summary>
    /// <param name="model">Says threshold, allowed change and confidence.</param>
    /// <param name="rows">With or without a label.</param>
    /// <param name="challenger">Answers of the version.</param>
    /// <param name="champion">Answers of the champion.</param>
    public static Verdict? Judge(ModelDeclaration model, LabelledRows rows, double[] challenger, double[] champion)
    {
        if (!model.ActsByThreshold || rows.Count == 0)
        {
            return null;
        }

        var (one, other) = (CostFunction.Acted(model, rows, challenger), CostFunction.Acted(model, rows, champion));
        var (change, confidence) = (model.Volume.MaxChange, model.Quality.Confidence);
        var more = Bounds(By(1, 1 + change), confidence);
        var less = Bounds(By(-1, change - 1), confidence);
        var shares = (Challenger: By(1, 0).Mean, Champion: By(0, -1).Mean);
        return Say(
            more.Lower > 0 || less.Lower > 0 ? Outcome.Fail : more.Upper <= 0 && less.Upper <= 0 ? Outcome.Pass : Outcome.NotEnoughEvidence,
            shares.Challenger, shares.Champion, change, rows.Count);

        ClusterMoments By(double a, double b) => rows.ByCluster([.. one.Zip(other, (acted, before) => (acted ? a : 0) - (before ? b : 0))]);
    }

    /// <summary>The verdict in words.</summary>
    /// <param name="outcome">What it says.</param>
    /// <param name="challenger">The share of rows that the version acts on.</param>
    /// <param name="champion">The share of rows that the champion acts on.</param>
    /// <param name="change">What is allowed.</param>
    /// <param name="rows">How many were looked at.</param>
    public static Verdict Say(Outcome outcome, double challenger, double champion, double change, long rows) => new(
        Name,
        outcome,
        string.Create(CultureInfo.InvariantCulture, $"it acts on {challenger:0.0000} of {rows:N0} rows, the champion on {champion:0.0000}; a change of {change:0.##} of that is allowed"),
        new SortedDictionary<string, double> { ["challenger"] = challenger, ["champion"] = champion, ["max-change"] = change, ["rows"] = rows });

    private static (double Lower, double Upper) Bounds(ClusterMoments moments, double confidence)
    {
        if (moments.Clusters < 2)
        {
            return (double.NegativeInfinity, double.PositiveInfinity);
        }

        var half = StudentT.Quantile(confidence, moments.Clusters - 1) * moments.StandardError;
        return (moments.Mean - half, moments.Mean + half);
    }
}
