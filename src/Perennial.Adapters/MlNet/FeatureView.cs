using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.MlNet;

/// <summary>A table as the input of a pipeline: features by name, or all numbers as one vector; what else the pipeline was trained with, such as the label, is empty.</summary>
internal sealed class FeatureView : IDataView
{
    private readonly FeatureTable _table;
    private readonly IReadOnlyList<FeatureDeclaration> _features;

    /// <exception cref="FaultException">A feature has no column, or one of another type.</exception>
    public FeatureView(FeatureTable table, IReadOnlyList<FeatureDeclaration> features, DataViewSchema schema)
    {
        (_table, _features, Schema) = (table, features, schema);
        if (Vector(schema, features) is null)
        {
            foreach (FeatureDeclaration feature in features)
            {
                Check(feature, schema.GetColumnOrNull(feature.Name));
            }
        }
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => _table.Rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new FeatureCursor(_table, _features, Schema, Vector(Schema, _features));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    /// <summary>The column that takes all numbers; null where each feature has its own.</summary>
    internal static DataViewSchema.Column? Vector(DataViewSchema schema, IReadOnlyList<FeatureDeclaration> features) => schema.Where(column => column.Type is VectorDataViewType { ItemType: NumberDataViewType item } vector
        && item == NumberDataViewType.Single && vector.Size == features.Count && features.All(feature => feature.Type == FeatureType.Numeric))
        .Select(column => (DataViewSchema.Column?)column).FirstOrDefault();

    private void Check(FeatureDeclaration feature, DataViewSchema.Column? column)
    {
        if (column is not { } found)
        {
            throw new FaultException($"the pipeline takes no column '{feature.Name}'. There are: {string.Join(", ", Schema.Select(one => one.Name))}. Name columns as the model's file does.");
        }

        bool fits = feature.Type == FeatureType.Numeric ? found.Type == NumberDataViewType.Single || found.Type == NumberDataViewType.Double : found.Type == TextDataViewType.Instance;
        if (!fits)
        {
            throw new FaultException($"the pipeline takes '{feature.Name}' as {found.Type}, and it is {feature.Type.ToString().ToLowerInvariant()} here. Numbers are Single or Double, categories Text.");
        }
    }
}
