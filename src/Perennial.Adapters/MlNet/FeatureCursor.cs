using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.MlNet;

/// <summary>Goes through a table row by row.</summary>
internal sealed class FeatureCursor(
    FeatureTable table, IReadOnlyList<FeatureDeclaration> features, DataViewSchema schema, DataViewSchema.Column? vector) : DataViewRowCursor
{
    private int _row = -1;

    public override long Position => _row;

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override bool MoveNext() => ++_row < table.Rows;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_row, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) =>
        Getter(column) as ValueGetter<TValue> ?? ((ref TValue value) => value = default!);

    private Delegate? Getter(DataViewSchema.Column column)
    {
        if (column.Index == vector?.Index)
        {
            return (ValueGetter<VBuffer<float>>)Vector;
        }

        int place = features.Index().FirstOrDefault(one => one.Item.Name == column.Name, (-1, null!)).Index;
        return place < 0 ? null
            : column.Type == NumberDataViewType.Single ? (ValueGetter<float>)((ref float value) => value = (float)table.Numbers(place)[_row])
            : column.Type == NumberDataViewType.Double ? (ValueGetter<double>)((ref double value) => value = table.Numbers(place)[_row])
            : (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = table.Texts(place)[_row].AsMemory());
    }

    private void Vector(ref VBuffer<float> value)
    {
        var editor = VBufferEditor.Create(ref value, features.Count);
        for (int at = 0; at < features.Count; at++)
        {
            editor.Values[at] = (float)table.Numbers(at)[_row];
        }

        value = editor.Commit();
    }
}
