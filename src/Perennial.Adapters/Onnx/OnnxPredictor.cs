using Microsoft.ML.OnnxRuntime;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>A loaded graph. Any number of threads may score; the session goes when the last call in flight has ended.</summary>
internal sealed class OnnxPredictor(InferenceSession session, IReadOnlyList<FeatureDeclaration> signature, OnnxInputs inputs, OnnxOutput output) : IPredictor
{
    private const int ChunkRows = 8_192;
    private readonly UseCount _use = new(session.Dispose);

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> features) => Score(RowTable.Of(signature, features));

    /// <inheritdoc/>
    public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests) => Score(RowTable.Of(signature, requests));

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        ObjectDisposedException.ThrowIf(!_use.TryEnter(), this);
        try
        {
            List<double> scores = new(table.Rows * output.Width);
            for (int from = 0; from < table.Rows; from += ChunkRows)
            {
                int count = Math.Min(ChunkRows, table.Rows - from);
                using var results = session.Run(inputs.Fill(table, from, count), [output.Name]);
                scores.AddRange(output.Read(results[0], count));
            }

            return [.. scores];
        }
        finally
        {
            _use.Leave();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _use.Retire();
}
