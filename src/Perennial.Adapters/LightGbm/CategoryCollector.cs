namespace Perennial.Adapters.LightGbm;

/// <summary>Numbers the categories of a column while it is read, then renumbers them by name.</summary>
internal sealed class CategoryCollector
{
    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly int _fixed;

    /// <param name="known">Categories that keep their places: a model that goes on knows them by these.</param>
    public CategoryCollector(IReadOnlyList<string> known)
    {
        foreach (string category in known)
        {
            _codes.Add(category, _codes.Count);
        }

        _fixed = known.Count;
    }

    /// <summary>The code of a category, in the order of arrival.</summary>
    public double Code(string category)
    {
        if (!_codes.TryGetValue(category, out int code))
        {
            code = _codes.Count;
            _codes.Add(category, code);
        }

        return code;
    }

    /// <summary>Replaces the codes in <paramref name="column"/> by the categories' places: those that were known before, then the new ones in ordinal order.</summary>
    /// <returns>The categories in that order.</returns>
    public string[] Sort(Span<double> column)
    {
        string[] sorted = [.. _codes.Keys.Take(_fixed), .. _codes.Keys.Skip(_fixed).Order(StringComparer.Ordinal)];
        double[] places = new double[sorted.Length];
        for (int place = 0; place < sorted.Length; place++)
        {
            places[_codes[sorted[place]]] = place;
        }

        foreach (ref double value in column)
        {
            value = double.IsNaN(value) ? value : places[(int)value];
        }

        return sorted;
    }
}
