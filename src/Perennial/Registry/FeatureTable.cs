using System.Globalization;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Feature values column by column.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">One per feature: <c>double[]</c> (NaN where missing) for a numeric one, <c>string?[]</c> for a categorical one.</param>
public sealed record FeatureTable(int Rows, IReadOnlyList<Array> Columns)
{
    /// <summary>What the columns are, in order; empty where nobody asks by name.</summary>
    public IReadOnlyList<FeatureDeclaration> Features { get; init; } = [];

    /// <summary>A numeric column.</summary>
    public double[] Numbers(int feature) => (double[])Columns[feature];

    /// <summary>A categorical column.</summary>
    public string?[] Texts(int feature) => (string?[])Columns[feature];

    /// <summary>The numeric column of this name; null when there is none.</summary>
    public double[]? Find(string name) => Place(name) is var at and >= 0 ? Columns[at] as double[] : null;

    /// <summary>Asks for every feature's column.</summary>
    public static FeatureTable Of(
        IReadOnlyList<FeatureDeclaration> features, int rows, Func<string, double[]> numbers, Func<string, string?[]> texts) =>
        new(rows, [.. features.Select(feature =>
            feature.Type == FeatureType.Numeric ? (Array)numbers(feature.Name) : texts(feature.Name))])
        {
            Features = features,
        };

    /// <summary>The columns that a version takes, by name: one that is not there is missing in every row, one of the other type is converted.</summary>
    public FeatureTable For(IReadOnlyList<FeatureDeclaration> signature) => Features.Count == 0
        ? this
        : new FeatureTable(Rows, [.. signature.Select(Column)]) { Features = signature };

    /// <summary>Some of the rows.</summary>
    public FeatureTable Pick(int[] rows) => new(rows.Length, [.. Columns.Select(column => column is double[] numbers
        ? (Array)Array.ConvertAll(rows, row => numbers[row])
        : Array.ConvertAll(rows, row => ((string?[])column)[row]))])
    {
        Features = Features,
    };

    private Array Column(FeatureDeclaration wanted) => (wanted.Type, Place(wanted.Name) is var at and >= 0 ? Columns[at] : null) switch
    {
        (FeatureType.Numeric, double[] numbers) => numbers,
        (FeatureType.Categorical, string?[] texts) => texts,
        (FeatureType.Numeric, string?[] texts) => Array.ConvertAll(texts, Number),
        (FeatureType.Categorical, double[] numbers) => Array.ConvertAll(numbers, Text),
        (FeatureType.Numeric, _) => Enumerable.Repeat(double.NaN, Rows).ToArray(),
        _ => new string?[Rows],
    };

    private int Place(string name)
    {
        for (var at = 0; at < Features.Count; at++)
        {
            if (Features[at].Name == name)
            {
                return at;
            }
        }

        return -1;
    }

    private static double Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static string? Text(double number) => double.IsNaN(number) ? null : number.ToString("R", CultureInfo.InvariantCulture);
}
