using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.MlNet;

/// <summary>The cells of one row as a pipeline reads them: features by name, or all numbers as one vector; what else it was trained with is empty.</summary>
/// <param name="features">The signature.</param>
/// <param name="vector">The column that takes all numbers; null where each feature has its own.</param>
internal sealed class FeatureCells(IReadOnlyList<FeatureDeclaration> features, DataViewSchema.Column? vector)
{
    /// <summary>The table of the row.</summary>
    public FeatureTable Table { get; set; } = new(0, []);

    /// <summary>The row's place in it.</summary>
    public int Row { get; set; }

    /// <summary>Reads a column of the row.</summary>
    public ValueGetter<TValue> Getter<TValue>(DataViewSchema.Column column) =>
        Find(column) as ValueGetter<TValue> ?? ((ref TValue value) => value = default!);

    private Delegate? Find(DataViewSchema.Column column)
    {
        if (column.Index == vector?.Index)
        {
            return (ValueGetter<VBuffer<float>>)Vector;
        }

        int place = features.Index().FirstOrDefault(one => one.Item.Name == column.Name, (-1, null!)).Index;
        return place < 0 ? null
            : column.Type == NumberDataViewType.Single ? (ValueGetter<float>)((ref float value) => value = (float)Table.Numbers(place)[Row])
            : column.Type == NumberDataViewType.Double ? (ValueGetter<double>)((ref double value) => value = Table.Numbers(place)[Row])
            : (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = Table.Texts(place)[Row].AsMemory());
    }

    private void Vector(ref VBuffer<float> value)
    {
        var editor = VBufferEditor.Create(ref value, features.Count);
        for (int at = 0; at < features.Count; at++)
        {
            editor.Values[at] = (float)Table.Numbers(at)[Row];
        }

        value = editor.Commit();
    }
}
