using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.MlNet;

/// <summary>A row whose values are exchanged: a pipeline that was set up over it once answers one request after another.</summary>
internal sealed class FeatureRow(IReadOnlyList<FeatureDeclaration> features, DataViewSchema schema, DataViewSchema.Column? vector) : DataViewRow
{
    private readonly FeatureCells _cells = new(features, vector);
    private long _position = -1;

    /// <summary>A pipeline keeps what it computed until the position changes.</summary>
    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    /// <summary>Takes the values of the next request: a table of one row.</summary>
    public void Take(FeatureTable request)
    {
        _cells.Table = request;
        _position++;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => true;

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position, 0);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _cells.Getter<TValue>(column);
}
