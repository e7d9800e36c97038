using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether rows that are kept to judge by are among those to train on: the same features, label and entity.</summary>
/// <remarks>Looked for only where a numeric feature has a value of its own in most rows, or a person declared what is allowed: other rows repeat by nature.</remarks>
internal static class DuplicateCheck
{
    /// <summary>The greatest share of rows to judge by that may be among those to train on. The default is 0.05.</summary>
    public const double DefaultRatio = 0.05;

    private const double DistinctRatio = 0.5;

    /// <summary>Looks at both.</summary>
    public static void Look(FindingList list, ModelDeclaration model, IWindow train, IWindow judge)
    {
        var own = Own(model, judge);
        int[] asked = [.. Enumerable.Range(0, judge.Rows).Where(row => list.Options.Duplicates is not null || own[row])];
        if (asked.Length == 0)
        {
            return;
        }

        var (known, keys) = (Keys(model, train).ToHashSet(), Keys(model, judge));
        var ratio = (double)asked.Count(row => known.Contains(keys[row])) / judge.Rows;
        var most = list.Options.Duplicates ?? DefaultRatio;
        if (ratio > most)
        {
            list.Add(DataCheck.Duplicates, null, ratio, most, list.Options.Duplicates is not null,
                $"{ratio:0.####} of the rows to judge by are among those to train on, with the same features, label and entity; {most:0.####} is allowed",
                "See what is sent twice under other ids, or raise evaluate.data.duplicates");
        }
    }

    /// <summary>Which rows have a value in a numeric feature that is another in most rows.</summary>
    private static bool[] Own(ModelDeclaration model, IWindow window)
    {
        var own = new bool[window.Rows];
        foreach (var feature in model.Features.Where(feature => feature.Type == FeatureType.Numeric))
        {
            var values = window.Numbers(feature.Name);
            if (values.Where(value => !double.IsNaN(value)).Distinct().Count() >= DistinctRatio * values.Length)
            {
                own = [.. own.Zip(values, (one, value) => one || !double.IsNaN(value))];
            }
        }

        return own;
    }

    private static IReadOnlyList<ulong> Keys(ModelDeclaration model, IWindow window)
    {
        var keys = new RowKeys(window.Rows);
        keys.Add(window.Numbers(WindowColumns.Label));
        keys.Add(window.Texts(WindowColumns.Entity));
        foreach (var feature in model.Features)
        {
            keys.Add(feature.Type == FeatureType.Numeric ? window.Numbers(feature.Name) : window.Texts(feature.Name));
        }

        return keys.All;
    }
}
