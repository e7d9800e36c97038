using System.Globalization;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a dataset is fit to train on.</summary>
public static class DataGate
{
    /// <summary>A column with a larger share of missing values is no input. The default is one half.</summary>
    public const double MostMissingRatio = 0.5;

    /// <summary>Judges the rows to train on.</summary>
    public static Verdict Judge(ModelDeclaration model, IWindow window)
    {
        var labels = window.Numbers(WindowColumns.Label);
        var rarest = Rarest(model, labels);
        var faults = new List<string>();
        if (labels.Length < model.Train.MinimumRows)
        {
            faults.Add(Text($"{labels.Length:N0} labelled rows, at least {model.Train.MinimumRows:N0} are needed"));
        }

        if (rarest < model.Train.MinimumPositives && model.Task != TaskKind.Regression)
        {
            faults.Add(Text($"{rarest:N0} rows of the rarer class, at least {model.Train.MinimumPositives:N0} are needed"));
        }

        List<(string Name, ReferenceColumn Column)> columns = labels.Length == 0 ? [] : [.. model.Features.Select(feature => (feature.Name, Profile(feature, window)))];
        var constant = columns.Where(one => one.Column.Rows > 0 && Distinct(one.Column) < 2).Select(one => one.Name).ToList();
        var declared = model.Data?.Expect?.Where(one => one.Missing is not null || one.Allow?.Contains(DataCheck.Missing) == true).Select(one => one.Feature).ToHashSet(StringComparer.Ordinal) ?? [];
        faults.AddRange(columns.Where(one => !declared.Contains(one.Name)).Select(one => Missing(one.Name, one.Column)).OfType<string>());
        if (columns.Count > 0 && constant.Count == columns.Count)
        {
            faults.Add("no column ever changes: there is nothing to learn from");
        }

        return new Verdict(
            "data",
            faults.Count == 0 ? Outcome.Pass : Outcome.Fail,
            faults.Count == 0 ? Text($"{labels.Length:N0} labelled rows, {Described(model, labels)}; no column is broken{Named(constant)}") : string.Join("; ", faults),
            Figures(model, labels));
    }

    private static long Rarest(ModelDeclaration model, double[] labels) => model.Task switch
    {
        TaskKind.Regression => labels.Length,
        TaskKind.Multiclass => Enumerable.Range(0, model.AnswerWidth).Min(place => labels.LongCount(label => label == place)),
        _ => Math.Min(labels.LongCount(label => label > 0.5), labels.LongCount(label => label <= 0.5)),
    };

    private static string Described(ModelDeclaration model, double[] labels) => model.Task switch
    {
        TaskKind.Regression => Text($"{labels.Average():0.####} on average"),
        TaskKind.Multiclass => Text($"{Rarest(model, labels):N0} of the rarest class"),
        _ => Text($"{labels.Count(label => label > 0.5):N0} positive"),
    };

    private static SortedDictionary<string, double> Figures(ModelDeclaration model, double[] labels) => model.Task == TaskKind.Binary
        ? new() { ["rows"] = labels.Length, ["positives"] = labels.Count(label => label > 0.5) }
        : new() { ["rows"] = labels.Length };

    /// <summary>Rows from before a column was recorded do not miss it.</summary>
    private static T[] Recorded<T>(FeatureDeclaration feature, IWindow window, T[] values)
    {
        if (feature.RecordedSince is not { } since)
        {
            return values;
        }

        var occurred = window.Numbers(WindowColumns.Occurred);
        return [.. values.Where((_, row) => occurred[row] >= since.ToUnixTimeSeconds())];
    }

    private static ReferenceColumn Profile(FeatureDeclaration feature, IWindow window) => feature.Type == FeatureType.Numeric
        ? ReferenceColumn.Of(Recorded(feature, window, window.Numbers(feature.Name)))
        : ReferenceColumn.Of(Recorded(feature, window, window.Texts(feature.Name)));

    private static string? Missing(string name, ReferenceColumn column) => column.MissingRatio > MostMissingRatio
        ? Text($"column '{name}' is missing in {column.MissingRatio:P0} of the rows")
        : null;

    private static int Distinct(ReferenceColumn column) => column.Counts.Count > 0 ? column.Counts.Count
        : column.Sorted.Length == 0 ? 0 : column.Sorted[0] == column.Sorted[^1] ? 1 : 2;

    /// <summary>Sparse columns may be constant for a while: they are named, not refused.</summary>
    private static string Named(List<string> constant) => constant.Count == 0 ? string.Empty
        : Text($"; {string.Join(", ", constant.Take(5))}{(constant.Count > 5 ? Text($" and {constant.Count - 5} more") : string.Empty)} never change");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
