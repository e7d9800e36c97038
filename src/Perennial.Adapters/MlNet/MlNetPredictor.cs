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
    private readonly string _output = description.Task == "binary" ? "Probability" : "Score";
    private readonly IdleScorers<MlNetRowScorer> _scorers = new(() => new MlNetRowScorer(
        pipeline.GetRowToRowMapper(schema), new FeatureRow(features, schema, FeatureView.Vector(schema, features)), description.Task == "binary" ? "Probability" : "Score"));

    /// <summary>Some pipelines take tables only.</summary>
    private readonly bool _takesRows = pipeline.IsRowToRowMapper && pipeline.GetOutputSchema(schema).GetColumnOrNull(description.Task == "binary" ? "Probability" : "Score") is not null;
    private volatile bool _isDisposed;

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> values)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        FeatureTable request = RowTable.Of(features, values);
        if (!_takesRows)
        {
            return Score(request);
        }

        MlNetRowScorer scorer = _scorers.Take();
        try
        {
            return scorer.Score(request);
        }
        finally
        {
            _scorers.GiveBack(scorer);
        }
    }

    /// <inheritdoc/>
    public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests) => Score(RowTable.Of(features, requests));

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        IDataView answered = pipeline.Transform(new FeatureView(table, features, schema));
        return description.Task == "multiclass"
            ? [.. Column<float[]>(answered).SelectMany(numbers => numbers).Select(number => (double)number)]
            : [.. Column<float>(answered).Select(number => (double)number)];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _scorers.Dispose();
    }

    private IEnumerable<T> Column<T>(IDataView answered) => answered.Schema.GetColumnOrNull(_output) is not null
        ? answered.GetColumn<T>(_output)
        : throw new FaultException($"the pipeline gives no column '{_output}'. There are: {string.Join(", ", answered.Schema.Select(column => column.Name))}. A yes or no needs a calibrated trainer, whose answer is a probability.");
}
