using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>Which rows, joined once; a column is gathered when it is asked for. Safe for threads.</summary>
internal sealed class SegmentWindow(
    SegmentColumns columns, IReadOnlyList<Segment> predictions, WindowRow[] rows, IReadOnlyDictionary<string, FeatureType> types) : IWindow
{
    public int Rows => rows.Length;

    public double[] Numbers(string column)
    {
        Demand(column, FeatureType.Numeric);
        return column switch
        {
            WindowColumns.Label => [.. rows.Select(row => row.Label ?? double.NaN)],
            WindowColumns.ShadowScore => [.. rows.Select(row => row.Shadow ?? double.NaN)],
            WindowColumns.Occurred => Gather(columns.Occurred(predictions), micros => micros / 1e6),
            _ => Gather(columns.Numbers(predictions, column), number => number),
        };
    }

    public string?[] Texts(string column)
    {
        Demand(column, FeatureType.Categorical);
        return Gather(columns.Texts(predictions, column), text => text);
    }

    public void Dispose()
    {
    }

    /// <summary>What a window of these features can be asked for.</summary>
    public static Dictionary<string, FeatureType> Types(IReadOnlyList<FeatureDeclaration> features, WindowQuery query)
    {
        string[] numbers = [WindowColumns.Occurred, WindowColumns.Version, WindowColumns.Score, WindowColumns.Label];
        Dictionary<string, FeatureType> types = new(StringComparer.Ordinal)
        {
            [WindowColumns.Id] = FeatureType.Categorical,
            [WindowColumns.Entity] = FeatureType.Categorical,
        };
        foreach (string number in query.Shadow is null ? numbers : numbers.Append(WindowColumns.ShadowScore))
        {
            types[number] = FeatureType.Numeric;
        }

        foreach (FeatureDeclaration feature in features)
        {
            types[feature.Name] = feature.Type;
        }

        return types;
    }

    private TTo[] Gather<TFrom, TTo>(IReadOnlyList<TFrom[]> cells, Func<TFrom, TTo> convert)
    {
        TTo[] gathered = new TTo[rows.Length];
        for (int i = 0; i < gathered.Length; i++)
        {
            gathered[i] = convert(cells[rows[i].Segment][rows[i].Row]);
        }

        return gathered;
    }

    private void Demand(string column, FeatureType type)
    {
        if (!types.TryGetValue(column, out FeatureType there) || there != type)
        {
            throw new FaultException($"The window has no {type} column '{column}'; there are: "
                + string.Join(", ", types.Select(known => $"{known.Key} ({known.Value})")) + ".");
        }
    }
}
