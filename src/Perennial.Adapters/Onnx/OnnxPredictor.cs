using Microsoft.ML.OnnxRuntime;
using Perennial.Adapters.Flavours;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>A loaded graph. Any number of threads may score; disposing waits for calls in flight.</summary>
internal sealed class OnnxPredictor(InferenceSession session, IReadOnlyList<FeatureDeclaration> signature, OnnxInputs inputs, OnnxOutput output) : IPredictor
{
    private const int ChunkRows = 8_192;
    private readonly ReaderWriterLockSlim _use = new();
    private bool _isDisposed;

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> features) => Score(RowTable.Of(signature, features));

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        _use.EnterReadLock();
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
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
            _use.ExitReadLock();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _use.EnterWriteLock();
        try
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                session.Dispose();
            }
        }
        finally
        {
            _use.ExitWriteLock();
        }
    }
}
