using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Feature values column by column, in the signature's order.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">One per feature: <c>double[]</c> (NaN where missing) for a numeric one, <c>string?[]</c> for a categorical one.</param>
public sealed record FeatureTable(int Rows, IReadOnlyList<Array> Columns)
{
    /// <summary>A numeric column.</summary>
    public double[] Numbers(int feature) => (double[])Columns[feature];

    /// <summary>A categorical column.</summary>
    public string?[] Texts(int feature) => (string?[])Columns[feature];

    /// <summary>Asks for every feature's column.</summary>
    public static FeatureTable Of(
        IReadOnlyList<FeatureDeclaration> features, int rows, Func<string, double[]> numbers, Func<string, string?[]> texts) =>
        new(rows, [.. features.Select(feature =>
            feature.Type == FeatureType.Numeric ? (Array)numbers(feature.Name) : texts(feature.Name))]);

    /// <summary>Some of the rows.</summary>
    public FeatureTable Pick(int[] rows) => new(rows.Length, [.. Columns.Select(column => column is double[] numbers
        ? (Array)Array.ConvertAll(rows, row => numbers[row])
        : Array.ConvertAll(rows, row => ((string?[])column)[row]))]);
}
