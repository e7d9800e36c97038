using System.Globalization;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>What a version loses where one of its features is missing: how much it leans on each, and how badly it takes an outage.</summary>
internal static class MissingGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "missing";

    /// <summary>At most this many rows are answered again for each feature, taken evenly. The default is 5,000.</summary>
    public const int MostRows = 5_000;

    /// <summary>Answers the rows without each feature in turn.</summary>
    /// <param name="rows">The rows, with the version's answers.</param>
    /// <param name="features">What the version takes.</param>
    /// <param name="score">Answers rows of features.</param>
    /// <param name="most">By how much the loss may grow; null only reports.</param>
    public static Verdict Judge(JudgedRows rows, IReadOnlyList<FeatureDeclaration> features, Func<FeatureTable, double[]> score, double? most)
    {
        var every = Math.Max(1, (rows.Rows.Count + MostRows - 1) / MostRows);
        var some = rows.Pick([.. Enumerable.Range(0, rows.Rows.Count).Where(row => row % every == 0)]);
        var whole = some.Rows.Losses(some.Model, some.Challenger);
        var inputs = some.Rows.Features.For(features);
        List<ComparedFigure> found = [.. features.Select((feature, at) => Without(some, whole, feature.Name, score(Blank(inputs, at)))).OrderByDescending(one => one.Difference)];
        var failed = found.Where(one => one.Lower > most).ToList();
        var undecided = found.Exists(one => one.Upper is not { } upper || upper > most);
        var first = failed.Count > 0 ? failed[0] : found[0];
        return new Verdict(
            Name,
            failed.Count > 0 ? Outcome.Fail : most is not null && undecided ? Outcome.NotEnoughEvidence : Outcome.Pass,
            string.Create(CultureInfo.InvariantCulture, $"it loses most {first.Of}: {first.Difference:0.0000} more ({first.Lower:0.0000} to {first.Upper:0.0000}) over {first.Rows:N0} rows{(most is { } limit ? $"; {limit.ToString("0.0000", CultureInfo.InvariantCulture)} is allowed" : string.Empty)}"),
            Figures(first, most))
        {
            Compared = found,
        };
    }

    private static SortedDictionary<string, double> Figures(ComparedFigure first, double? most)
    {
        var figures = new SortedDictionary<string, double> { ["change"] = first.Difference ?? 0, ["rows"] = first.Rows };
        if (most is { } limit)
        {
            figures["max-change"] = limit;
        }

        return figures;
    }

    private static ComparedFigure Without(JudgedRows rows, double[] whole, string feature, double[] answers) =>
        MetricComparisons.Mean(rows, MetricComparisons.Word(rows.Model.Metric), $"without {feature}", rows.Rows.Losses(rows.Model, answers), whole) with { Champion = null };

    private static FeatureTable Blank(FeatureTable inputs, int feature) => inputs with
    {
        Columns = [.. inputs.Columns.Select((column, at) => at != feature ? column
            : column is double[] numbers ? Array.ConvertAll(numbers, _ => double.NaN) : new string?[inputs.Rows])],
    };
}
