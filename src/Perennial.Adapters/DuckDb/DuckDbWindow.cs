using DuckDB.NET.Data;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>The joined rows in a temporary table, which goes with the connection. Safe for threads.</summary>
internal sealed class DuckDbWindow(DuckDbLink link, IReadOnlyDictionary<string, FeatureType> columns, int rows) : IWindow
{
    private readonly Lock _gate = new();

    public int Rows => rows;

    public double[] Numbers(string column)
    {
        Demand(column, FeatureType.Numeric);
        return Read($"coalesce({Sql.Name(column)}::DOUBLE, 'nan')", row => row.GetDouble(0));
    }

    public string?[] Texts(string column)
    {
        Demand(column, FeatureType.Categorical);
        return Read(Sql.Name(column), row => row.IsDBNull(0) ? null : row.GetString(0));
    }

    public void Dispose() => link.Dispose();

    /// <summary>What a window of these features can be asked for.</summary>
    public static Dictionary<string, FeatureType> Columns(IReadOnlyList<FeatureDeclaration> features, WindowQuery query)
    {
        Dictionary<string, FeatureType> columns = new(StringComparer.Ordinal)
        {
            [WindowColumns.Id] = FeatureType.Categorical,
            [WindowColumns.Entity] = FeatureType.Categorical,
            [WindowColumns.Occurred] = FeatureType.Numeric,
            [WindowColumns.Version] = FeatureType.Numeric,
            [WindowColumns.Score] = FeatureType.Numeric,
            [WindowColumns.Label] = FeatureType.Numeric,
        };
        if (query.Shadow is not null)
        {
            columns[WindowColumns.ShadowScore] = FeatureType.Numeric;
        }

        foreach (FeatureDeclaration feature in features)
        {
            columns[feature.Name] = feature.Type;
        }

        return columns;
    }

    private T[] Read<T>(string expression, Func<DuckDBDataReader, T> cell)
    {
        T[] values = new T[rows];
        int at = 0;
        lock (_gate)
        {
            link.Read($"SELECT {expression} FROM {WindowJoin.Table}", row => values[at++] = cell(row));
        }

        return values;
    }

    private void Demand(string column, FeatureType type)
    {
        if (!columns.TryGetValue(column, out FeatureType there) || there != type)
        {
            throw new FaultException($"The window has no {type} column '{column}'; there are: "
                + string.Join(", ", columns.Select(known => $"{known.Key} ({known.Value})")) + ".");
        }
    }
}
