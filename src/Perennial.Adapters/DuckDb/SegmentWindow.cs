using System.Globalization;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>Which rows, joined once; a column is gathered when it is asked for. Safe for threads.</summary>
internal sealed class SegmentWindow(
    SegmentColumns columns, WindowSegments segments, WindowRow[] rows, IReadOnlyList<FeatureDeclaration> features, WindowQuery query) : IWindow
{
    private readonly Dictionary<string, FeatureType> _types = Types(features, query);

    public int Rows => rows.Length;

    public IReadOnlyList<FeatureDeclaration> Features => features;

    public double[] Numbers(string column)
    {
        Demand(column, FeatureType.Numeric);
        return column switch
        {
            WindowColumns.Label => [.. rows.Select(row => row.Label ?? double.NaN)],
            WindowColumns.ShadowScore => Shadow(WindowColumns.Score),
            WindowColumns.Occurred => Gather(columns.Occurred(segments.Predictions), micros => micros / 1e6),
            _ when column.StartsWith(ShadowClass, StringComparison.Ordinal) => Shadow("_class" + column[ShadowClass.Length..]),
            _ => Recorded(column, Gather(columns.Numbers(segments.Predictions, column), number => number), double.IsNaN,
                text => double.Parse(text, CultureInfo.InvariantCulture)),
        };
    }

    public string?[] Texts(string column)
    {
        Demand(column, FeatureType.Categorical);
        return Recorded(column, Gather(columns.Texts(segments.Predictions, column), text => text), text => text is null, text => text);
    }

    public void Dispose()
    {
    }

    /// <summary>What a window of these features can be asked for.</summary>
    private static Dictionary<string, FeatureType> Types(IReadOnlyList<FeatureDeclaration> features, WindowQuery query)
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
            if (query.Shadow is not null && feature.Name.StartsWith("_class", StringComparison.Ordinal))
            {
                types["_shadow" + feature.Name] = FeatureType.Numeric;
            }
        }

        return types;
    }

    private const string ShadowClass = "_shadow_class";

    private double[] Shadow(string column)
    {
        IReadOnlyList<double[]> cells = columns.Numbers(segments.Shadows, column);
        return [.. rows.Select(row => row.Shadow is { } place ? cells[place.Segment][place.Row] : double.NaN)];
    }

    /// <summary>The declared default stands where a row is from before its column was recorded.</summary>
    private T[] Recorded<T>(string column, T[] cells, Func<T, bool> missing, Func<string, T> read)
    {
        if (features.FirstOrDefault(feature => feature.Name == column) is not { Default: { } text, RecordedSince: { } since })
        {
            return cells;
        }

        long[] occurred = Gather(columns.Occurred(segments.Predictions), micros => micros);
        long recorded = Sql.Micros(since);
        return [.. cells.Select((cell, row) => missing(cell) && occurred[row] < recorded ? read(text) : cell)];
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
        if (!_types.TryGetValue(column, out FeatureType there) || there != type)
        {
            throw new FaultException($"The window has no {type} column '{column}'; there are: "
                + string.Join(", ", _types.Select(known => $"{known.Key} ({known.Value})")) + ".");
        }
    }
}
