namespace Perennial.Adapters.Linear;

/// <summary>Where the cells of encoded features stand: a number is standardised, a missing one and each category have a column of their own.</summary>
internal sealed class LinearDesign
{
    private readonly IReadOnlyList<LinearFeature> _features;
    private readonly int[] _first;

    public LinearDesign(IReadOnlyList<LinearFeature> features)
    {
        _features = features;
        _first = new int[features.Count];
        foreach ((int at, LinearFeature feature) in features.Index())
        {
            _first[at] = Width;
            Width += feature.Width;
        }
    }

    /// <summary>How many columns.</summary>
    public int Width { get; private set; }

    /// <summary>The first column of a feature.</summary>
    public int First(int feature) => _first[feature];

    /// <summary>The cell of a number, or of the place of a category; the column is -1 where a category is missing or unknown.</summary>
    public (int Column, double Value) Cell(int feature, double value) => _features[feature] switch
    {
        { Categories: { } known } => value >= 0 && value < known.Count ? (_first[feature] + (int)value, 1) : (-1, 0),
        _ when !double.IsFinite(value) => (_first[feature] + 1, 1),
        var number => (_first[feature], (value - number.Mean) / number.Deviation),
    };

    /// <summary>Encoded rows as a matrix.</summary>
    /// <param name="values">Feature after feature.</param>
    /// <param name="rows">How many rows.</param>
    public RowMatrix Rows(double[] values, int rows)
    {
        (double[] cells, int[] columns) = (new double[values.Length], new int[values.Length]);
        for (int feature = 0; feature < _features.Count; feature++)
        {
            for (int row = 0; row < rows; row++)
            {
                (columns[(row * _features.Count) + feature], cells[(row * _features.Count) + feature]) = Cell(feature, values[((long)feature * rows) + row]);
            }
        }

        return new RowMatrix(rows, Width, _features.Count, cells, columns);
    }
}
