using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Remote;

/// <summary>Asks a model on another server. Any number of threads may score; the connections go when the last call in flight has ended.</summary>
internal sealed class RemotePredictor(
    RemoteLink link, RemoteAllowance allowance, RemoteTarget target, IReadOnlyList<FeatureDeclaration> features, RemoteInputs inputs, RemoteOutput output, bool takesBinary) : IPredictor
{
    private const int ChunkRows = 1_000;
    private readonly UseCount _use = new(link.Dispose);

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> values) => Score(RowTable.Of(features, values));

    /// <inheritdoc/>
    public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests) => Score(RowTable.Of(features, requests));

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        ObjectDisposedException.ThrowIf(!_use.TryEnter(), this);
        try
        {
            allowance.Demand();
            List<double> answers = new(table.Rows * output.Width);
            for (int from = 0; from < table.Rows; from += ChunkRows)
            {
                int rows = Math.Min(ChunkRows, table.Rows - from);
                answers.AddRange(output.Read(link.Post($"{target.Path}/infer", RemoteBody.Of(inputs, output, table, from, rows, takesBinary)), rows));
            }

            return [.. answers];
        }
        finally
        {
            _use.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _use.Retire();
}
