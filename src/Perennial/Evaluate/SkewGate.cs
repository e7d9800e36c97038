using System.Globalization;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Evaluate;

/// <summary>Whether a version answers here as it did in its training: training-serving skew.</summary>
/// <remarks>Zinkevich, Rules of machine learning (2018), 37. A trainer that leaves its own answers to the first rows is held to them.</remarks>
public static class SkewGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "skew";

    /// <summary>Judges the answers that a trainer left.</summary>
    /// <param name="model">Says the tolerance, and how many numbers an answer has.</param>
    /// <param name="report">What the trainer left.</param>
    /// <param name="served">The answers of the serving path to the same rows, row after row.</param>
    /// <param name="rows">How many rows were served.</param>
    public static Verdict Judge(ModelDeclaration model, TrainingReport report, double[] served, int rows)
    {
        if (report.Unreadable is { } why)
        {
            return Say(Outcome.Fail, $"the trainer's own answers cannot be read: {why}", []);
        }

        var (width, count) = (model.AnswerWidth, Math.Min(rows, report.Answers.Count));
        var widths = report.Answers.Take(count).Select(answer => answer.Count).Distinct().ToList();
        if (widths.Any(one => one != width))
        {
            return Say(Outcome.Fail, $"the trainer's own answers have {string.Join(" or ", widths)} numbers in a row, {width} are wanted. Write one line per row of input/data/train, in order", []);
        }

        var tolerance = model.Training?.Skew ?? TrainingGateOptions.DefaultSkew;
        var apart = Enumerable.Range(0, count * width).Select(at => Apart(report.Answers[at / width][at % width], served[at])).ToList();
        var (most, unlike) = (apart.Count == 0 ? 0 : apart.Max(), apart.Chunk(width).Count(row => row.Max() > tolerance));
        SortedDictionary<string, double> figures = new() { ["rows"] = count, ["apart"] = most, ["unlike"] = unlike, ["allowed"] = tolerance };
        return unlike == 0
            ? Say(Outcome.Pass, $"it answers {count:N0} rows as its trainer did; {most:0.##E+0} apart at most, {tolerance:0.##E+0} is allowed", figures)
            : Say(Outcome.Fail, $"it answers {unlike:N0} of {count:N0} rows otherwise than its trainer did ({Example(report, served, apart, width, tolerance)}), {most:0.##E+0} apart at most, {tolerance:0.##E+0} is allowed. Make the trainer and the scorer prepare features alike, or raise evaluate.training.skew", figures);
    }

    /// <summary>Relative to the greater of the two, and to 1 where both are less; as far as can be where one is no number.</summary>
    private static double Apart(double one, double other) => Math.Abs(one - other) / Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other))) is var apart && double.IsFinite(apart)
        ? apart
        : double.IsNaN(one) && double.IsNaN(other) ? 0 : double.MaxValue;

    private static string Example(TrainingReport report, double[] served, List<double> apart, int width, double tolerance)
    {
        var at = apart.FindIndex(one => one > tolerance);
        return string.Create(CultureInfo.InvariantCulture, $"row {(at / width) + 1}: {report.Answers[at / width][at % width]:R} there, {served[at]:R} here");
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
