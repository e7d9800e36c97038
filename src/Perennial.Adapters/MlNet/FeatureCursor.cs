using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.MlNet;

/// <summary>Goes through a table row by row.</summary>
internal sealed class FeatureCursor(
    FeatureTable table, IReadOnlyList<FeatureDeclaration> features, DataViewSchema schema, DataViewSchema.Column? vector) : DataViewRowCursor
{
    private readonly FeatureCells _cells = new(features, vector) { Table = table, Row = -1 };

    public override long Position => _cells.Row;

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override bool MoveNext() => ++_cells.Row < table.Rows;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_cells.Row, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _cells.Getter<TValue>(column);
}
