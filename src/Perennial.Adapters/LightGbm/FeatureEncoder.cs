using System.Globalization;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>Turns features into the numbers that a version's trees were grown on, by the version's own dictionaries.</summary>
internal sealed class FeatureEncoder
{
    private readonly Dictionary<string, double>?[] _codes;
    private readonly IReadOnlyList<LightGbmFeature> _features;

    public FeatureEncoder(IReadOnlyList<LightGbmFeature> features)
    {
        _features = features;
        _codes = [.. features.Select(feature => feature.Type == "numeric" ? null : (feature.Categories ?? [])
            .Select((category, code) => (category, code))
            .ToDictionary(pair => pair.category, pair => (double)pair.code, StringComparer.Ordinal))];
    }

    /// <summary>How many features.</summary>
    public int Columns => _codes.Length;

    /// <summary>Encodes one request.</summary>
    /// <exception cref="FaultException">Too few or too many values, or one of another type.</exception>
    public void Encode(IReadOnlyList<object?> features, Span<double> row)
    {
        if (features.Count != Columns)
        {
            throw new FaultException(
                $"The request has {features.Count} features; the version takes {Columns}: {string.Join(", ", _features.Select(feature => feature.Name))}.");
        }

        for (int column = 0; column < row.Length; column++)
        {
            row[column] = Encode(features[column], column);
        }
    }

    /// <summary>Encodes some rows of a table, row after row.</summary>
    public void Encode(FeatureTable table, int from, int count, Span<double> rows)
    {
        for (int column = 0; column < Columns; column++)
        {
            Dictionary<string, double>? codes = _codes[column];
            double[] numbers = codes is null ? table.Numbers(column) : [];
            string?[] texts = codes is null ? [] : table.Texts(column);
            for (int row = 0; row < count; row++)
            {
                rows[(row * Columns) + column] = codes is null ? numbers[from + row] : Code(codes, texts[from + row]);
            }
        }
    }

    private static double Code(Dictionary<string, double> codes, string? category) =>
        category is not null && codes.TryGetValue(category, out double code) ? code : double.NaN;

    private double Encode(object? value, int column) => (value, _codes[column]) switch
    {
        (null, _) => double.NaN,
        (double number, null) => number,
        (string category, { } codes) => Code(codes, category),
        (_, null) => throw Mistyped(value, column, "a number"),
        _ => throw Mistyped(value, column, "a text"),
    };

    private FaultException Mistyped(object value, int column, string wanted) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Feature '{_features[column].Name}' has the value '{value}' of type {value.GetType().Name}. Give {wanted}, or null where it is missing."));
}
