using System.Globalization;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Evaluate;

/// <summary>Whether what a trainer told of its training makes sense: finite, and no worse at the end than at the start.</summary>
/// <remarks>Nothing is promoted by it: every figure that decides is computed here, on rows that the trainer never saw.</remarks>
public static class LossGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "loss";

    /// <summary>The loss of the last quarter may be above the first by this share of it. The default is 0.1.</summary>
    public const double ToleratedRise = 0.1;

    /// <summary>Fewer losses than this tell no direction. The default is 5.</summary>
    public const int LeastLosses = 5;

    /// <summary>Judges a report; null where it tells neither losses nor figures.</summary>
    public static Verdict? Judge(TrainingReport? report)
    {
        if (report is null || (report.Losses.Count == 0 && report.Figures.Count == 0))
        {
            return null;
        }

        if (report.Losses.Index().FirstOrDefault(one => !double.IsFinite(one.Item), (-1, 0)) is { Index: >= 0 } broken)
        {
            return Say(Outcome.Fail, report, $"the trainer told a loss of {Word(broken.Item)} (the {broken.Index + 1}. of {report.Losses.Count}): finite numbers are allowed. Lower the learning rate, or look for missing and infinite values in the rows");
        }

        if (report.Figures.FirstOrDefault(one => !double.IsFinite(one.Value)) is { Key: { } name } figure)
        {
            return Say(Outcome.Fail, report, $"the trainer left '{name}' as {Word(figure.Value)} in metrics.json: finite numbers are allowed. See what its training came to");
        }

        return report.Losses.Count < LeastLosses
            ? Say(Outcome.Pass, report, $"what the trainer told is finite: {report.Losses.Count} losses, {report.Figures.Count} figures")
            : Direction(report);
    }

    private static Verdict Direction(TrainingReport report)
    {
        var (first, last) = (report.Losses[0], report.Losses.TakeLast(report.Losses.Count / 4 is var quarter && quarter > 0 ? quarter : 1).Average());
        return last - first > ToleratedRise * Math.Abs(first)
            ? Say(Outcome.Fail, report, $"the loss that the trainer told rose from {first:0.####} to {last:0.####}: a rise of {ToleratedRise} of it is allowed. Lower the learning rate, or see what its training came to")
            : Say(Outcome.Pass, report, $"the loss that the trainer told went from {first:0.####} to {last:0.####}");
    }

    private static string Word(double value) => double.IsNaN(value) ? "NaN" : value.ToString(CultureInfo.InvariantCulture);

    private static Verdict Say(Outcome outcome, TrainingReport report, FormattableString because)
    {
        var finite = report.Losses.Where(double.IsFinite).ToList();
        SortedDictionary<string, double> figures = new() { ["losses"] = report.Losses.Count };
        if (finite.Count > 0)
        {
            (figures["first"], figures["last"]) = (finite[0], finite[^1]);
        }

        return new Verdict(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
    }
}
