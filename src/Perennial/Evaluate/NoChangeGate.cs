using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version is better than repeating the newest label that was known: of the row's entity, or of any where that has none.</summary>
/// <remarks>The baseline of Bifet et al. (2013): in a stream whose labels come in runs, much that looks learnt is not. For classes the answer is how often each
/// followed the known one, counted on the judged rows themselves, which flatters it. The evidence is by day, as in <see cref="TrainingGate"/>.</remarks>
public static class NoChangeGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "no-change";

    /// <summary>Judges on rows that the version was not trained on.</summary>
    /// <param name="model">Says metric, confidence, and when a label is known.</param>
    /// <param name="told">Labelled rows of a time before as well: what could be known.</param>
    /// <param name="rows">Labelled rows kept to judge by.</param>
    /// <param name="scores">The version's.</param>
    public static Verdict Judge(ModelDeclaration model, LabelledRows told, LabelledRows rows, double[] scores)
    {
        var known = Newest(model, told, rows);
        int[] kept = [.. Enumerable.Range(0, rows.Count).Where(row => !double.IsNaN(known[row]))];
        var some = rows.Where(row => !double.IsNaN(known[row]));
        if (kept.Length == 0 || some.ByDay(some.Labels) is not { Length: >= 2 })
        {
            return Say(Outcome.NotEnoughEvidence, $"{kept.Length:N0} rows on fewer than two days have a label known before them", new() { ["rows"] = kept.Length });
        }

        var losses = some.Losses(model, Answers.Pick(scores, rows.Width, kept));
        var others = some.Losses(model, Repeated(model, some, Array.ConvertAll(kept, row => known[row])));
        var days = some.ByDay([.. losses.Zip(others, (loss, other) => loss - other)]);
        var mean = days.Average();
        var half = StudentT.Quantile(model.Quality.Confidence, days.Length - 1) * Math.Sqrt(days.Sum(day => (day - mean) * (day - mean)) / (days.Length - 1) / days.Length);
        return Say(
            mean + half < 0 ? Outcome.Pass : mean - half > 0 ? Outcome.Fail : Outcome.NotEnoughEvidence,
            $"loss {some.Mean(losses):0.0000} against {some.Mean(others):0.0000} of repeating the newest known label over {days.Length} days; the difference is {mean - half:0.0000} to {mean + half:0.0000}",
            new() { ["loss"] = some.Mean(losses), ["no-change"] = some.Mean(others), ["days"] = days.Length, ["lower"] = mean - half, ["upper"] = mean + half });
    }

    /// <summary>For each row the newest label that was known when it occurred: of its entity, or where that has none, of any. NaN where none was.</summary>
    private static double[] Newest(ModelDeclaration model, LabelledRows told, LabelledRows rows)
    {
        var matures = model.Label.MaturesAfter.TotalSeconds;
        int[] labels = [.. Enumerable.Range(0, told.Count).OrderBy(row => told.Occurred[row])];
        var newest = new Dictionary<string, double>(StringComparer.Ordinal);
        var (any, next, known) = (double.NaN, 0, new double[rows.Count]);
        foreach (var row in Enumerable.Range(0, rows.Count).OrderBy(row => rows.Occurred[row]))
        {
            for (; next < labels.Length && told.Occurred[labels[next]] + matures < rows.Occurred[row]; next++)
            {
                any = told.Labels[labels[next]];
                newest[told.Entities[labels[next]] ?? string.Empty] = any;
            }

            known[row] = rows.Entities[row] is { } entity && newest.TryGetValue(entity, out var label) ? label : any;
        }

        return known;
    }

    private static double[] Repeated(ModelDeclaration model, LabelledRows rows, double[] known)
    {
        if (model.Task == TaskKind.Regression)
        {
            return known;
        }

        var classes = Math.Max(2, model.AnswerWidth);
        var counts = new double[classes, classes];
        for (var row = 0; row < known.Length; row++)
        {
            counts[(int)known[row], (int)rows.Labels[row]]++;
        }

        return [.. known.SelectMany(label => Enumerable.Range(0, classes).Select(place => (counts[(int)label, place] + 1) / (Enumerable.Range(0, classes).Sum(one => counts[(int)label, one]) + classes))
            .Skip(model.Task == TaskKind.Binary ? 1 : 0))];
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
