using System.Globalization;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version answers as a person declared that every version must.</summary>
/// <remarks>Ribeiro et al. (2020): invariance, direction and named examples, asked of rows that are changed one feature at a time. A feature that must not matter
/// takes the values of other rows; one with a direction is moved up by half and by a whole span between its quartiles.</remarks>
public static class BehaviourGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "behaviour";

    private const int MostRows = 2_000;
    private static readonly double[] Steps = [0.5, 1];

    /// <summary>Judges answers to changed rows.</summary>
    /// <param name="model">Says the signature and the task.</param>
    /// <param name="declared">What must hold.</param>
    /// <param name="rows">Rows to change; labels are not asked for.</param>
    /// <param name="score">The serving path: answers row after row.</param>
    public static Verdict Judge(ModelDeclaration model, BehaviourOptions declared, FeatureTable rows, Func<FeatureTable, double[]> score)
    {
        var step = Math.Max(1, (rows.Rows + MostRows - 1) / MostRows);
        var table = rows.Pick([.. Enumerable.Range(0, rows.Rows).Where(row => row % step == 0)]);
        List<string> faults = [];
        SortedDictionary<string, double> figures = new(StringComparer.Ordinal) { ["rows"] = table.Rows };
        var answers = table.Rows == 0 ? [] : score(table);
        foreach (var (name, column, violated) in table.Rows == 0 ? [] : Violated(declared, table, answers, score))
        {
            var ratio = violated;
            figures[$"{name} {column}"] = ratio;
            if (ratio > declared.Violations)
            {
                faults.Add(Text($"the answer is not {name} '{column}' in {ratio:0.####} of the rows, {declared.Violations:0.####} is allowed"));
            }
        }

        faults.AddRange((declared.Rows ?? []).Index().Select(one => Named(model, declared, one.Index, one.Item, score, figures)).OfType<string>());
        var undecided = table.Rows == 0 && declared.Rows is not { Count: > 0 };
        return new Verdict(
            Name,
            faults.Count > 0 ? Outcome.Fail : undecided ? Outcome.NotEnoughEvidence : Outcome.Pass,
            faults.Count > 0 ? string.Join("; ", faults) + ". Look at the rows and at the trainer's constraints, or change evaluate.behaviours"
                : undecided ? "there are no rows to change" : Text($"it answers as declared to {table.Rows:N0} changed rows and {declared.Rows?.Count ?? 0} named ones"),
            figures);
    }

    private static IEnumerable<(string Name, string Column, double Ratio)> Violated(
        BehaviourOptions declared, FeatureTable table, double[] answers, Func<FeatureTable, double[]> score)
    {
        var width = answers.Length / table.Rows;
        foreach (var column in declared.InvariantTo ?? [])
        {
            var changed = score(Changed(table, column, values => Shifted(values)));
            yield return ("invariant to", column, Share(answers, changed, width, (before, after) => Math.Abs(after - before) > declared.Tolerance));
        }

        foreach (var column in declared.IncreasingIn ?? [])
        {
            yield return ("increasing in", column, Moved(column, (before, after) => before - after > declared.Tolerance));
        }

        foreach (var column in declared.DecreasingIn ?? [])
        {
            yield return ("decreasing in", column, Moved(column, (before, after) => after - before > declared.Tolerance));
        }

        double Moved(string column, Func<double, double, bool> violates) => Steps.Max(step =>
            Share(answers, score(Changed(table, column, values => Raised((double[])values, step))), width, violates));
    }

    private static double Share(double[] before, double[] after, int width, Func<double, double, bool> violates) =>
        before.Zip(after, violates).Chunk(width).Count(row => row.Any(one => one)) / (double)(before.Length / width);

    private static FeatureTable Changed(FeatureTable table, string column, Func<Array, Array> change) => table with
    {
        Columns = [.. table.Features.Select((feature, at) => feature.Name == column ? change(table.Columns[at]) : table.Columns[at])],
    };

    /// <summary>Every row takes the value of the one half the rows away.</summary>
    private static Array Shifted(Array values) => values is double[] numbers
        ? (double[])[.. numbers.Skip(numbers.Length / 2), .. numbers.Take(numbers.Length / 2)]
        : (string?[])[.. ((string?[])values).Skip(values.Length / 2), .. ((string?[])values).Take(values.Length / 2)];

    private static double[] Raised(double[] values, double step)
    {
        var sorted = values.Where(value => !double.IsNaN(value)).Order().ToArray();
        var span = sorted.Length == 0 ? 0 : sorted[sorted.Length * 3 / 4] - sorted[sorted.Length / 4];
        var by = step * (span > 0 ? span : sorted.Length == 0 ? 0 : sorted[^1] - sorted[0]);
        return Array.ConvertAll(values, value => value + by);
    }

    private static string? Named(
        ModelDeclaration model, BehaviourOptions declared, int place, BehaviourRow row, Func<FeatureTable, double[]> score, SortedDictionary<string, double> figures)
    {
        var table = FeatureTable.Of(
            model.Features, 1, name => [row.Given.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : double.NaN], name => [row.Given.GetValueOrDefault(name)]);
        var answer = score(table)[0];
        figures[Text($"row {place + 1}")] = double.IsFinite(answer) ? answer : double.MaxValue;
        var holds = answer >= (row.AtLeast ?? double.NegativeInfinity) - declared.Tolerance && answer <= (row.AtMost ?? double.PositiveInfinity) + declared.Tolerance;
        return holds ? null : Text($"row {place + 1} of evaluate.behaviours.rows is answered by {answer:0.######}, {Shares.Span(row.AtLeast, row.AtMost)} is declared");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
