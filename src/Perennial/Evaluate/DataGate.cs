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
        var positives = labels.Count(label => label > 0.5);
        var rarer = Math.Min(positives, labels.Length - positives);
        var faults = new List<string>();
        if (labels.Length < model.Train.MinimumRows)
        {
            faults.Add(Text($"{labels.Length:N0} labelled rows, at least {model.Train.MinimumRows:N0} are needed"));
        }

        if (rarer < model.Train.MinimumPositives)
        {
            faults.Add(Text($"{rarer:N0} rows of the rarer class, at least {model.Train.MinimumPositives:N0} are needed"));
        }

        faults.AddRange(labels.Length == 0 ? [] : model.Features.Select(feature => Fault(feature, window)).OfType<string>());
        return new Verdict(
            "data",
            faults.Count == 0 ? Outcome.Pass : Outcome.Fail,
            faults.Count == 0 ? Text($"{labels.Length:N0} labelled rows, {positives:N0} positive; no column is broken") : string.Join("; ", faults),
            new SortedDictionary<string, double> { ["rows"] = labels.Length, ["positives"] = positives });
    }

    private static string? Fault(FeatureDeclaration feature, IWindow window)
    {
        var column = feature.Type == FeatureType.Numeric
            ? ReferenceColumn.Of(window.Numbers(feature.Name))
            : ReferenceColumn.Of(window.Texts(feature.Name));
        var distinct = feature.Type == FeatureType.Categorical ? column.Counts.Count
            : column.Sorted.Length == 0 ? 0 : column.Sorted[0] == column.Sorted[^1] ? 1 : 2;
        return column.MissingRatio > MostMissingRatio ? Text($"column '{feature.Name}' is missing in {column.MissingRatio:P0} of the rows")
            : distinct < 2 ? $"column '{feature.Name}' never changes"
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
