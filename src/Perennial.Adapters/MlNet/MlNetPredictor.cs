using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.MlNet;

/// <summary>A loaded pipeline. Any number of threads may score.</summary>
internal sealed class MlNetPredictor(
    ITransformer pipeline, DataViewSchema schema, IReadOnlyList<FeatureDeclaration> features, ArtifactDescription description) : IPredictor
{
    private volatile bool _isDisposed;

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> values) => Score(RowTable.Of(features, values));

    /// <inheritdoc/>
    public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests) => Score(RowTable.Of(features, requests));

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        IDataView answered = pipeline.Transform(new FeatureView(table, features, schema));
        return description.Task switch
        {
            "binary" => [.. Column<float>(answered, "Probability").Select(number => (double)number)],
            "multiclass" => [.. Column<float[]>(answered, "Score").SelectMany(numbers => numbers).Select(number => (double)number)],
            _ => [.. Column<float>(answered, "Score").Select(number => (double)number)],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _isDisposed = true;

    private static IEnumerable<T> Column<T>(IDataView answered, string name) => answered.Schema.GetColumnOrNull(name) is not null
        ? answered.GetColumn<T>(name)
        : throw new FaultException($"the pipeline gives no column '{name}'. There are: {string.Join(", ", answered.Schema.Select(column => column.Name))}. A yes or no needs a calibrated trainer, whose answer is a probability.");
}
