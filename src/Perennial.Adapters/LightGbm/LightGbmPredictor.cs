using System.Collections.Concurrent;
using Perennial.Registry;

namespace Perennial.Adapters.LightGbm;

/// <summary>A loaded version of the flavour <c>lightgbm</c>.</summary>
/// <remarks>Any number of threads may score. A call in flight while it is disposed ends well; one that begins later is refused.</remarks>
public sealed class LightGbmPredictor : IPredictor
{
    internal const string Parameters = "num_threads=1 verbosity=-1";
    private const int ChunkRows = 8_192;
    private readonly BoosterHandle _booster;
    private readonly FeatureEncoder _encoder;
    private readonly int _width;
    private readonly ConcurrentBag<RowScorer> _idle = [];
    private volatile bool _isDisposed;

    internal LightGbmPredictor(BoosterHandle booster, LightGbmModel model)
    {
        _booster = booster;
        _encoder = new FeatureEncoder(model.Features);
        LightGbmLibrary.Check(LightGbmNative.ClassCount(booster, out _width), "count classes");
    }

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> features)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        LightGbmLibrary.EnsureLoaded();
        RowScorer scorer = _idle.TryTake(out RowScorer? idle) ? idle : new RowScorer(_booster, _encoder.Columns, _width);
        try
        {
            _encoder.Encode(features, scorer.Row);
            return scorer.Score();
        }
        finally
        {
            GiveBack(scorer);
        }
    }

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        LightGbmLibrary.EnsureLoaded();
        double[] scores = new double[table.Rows * _width];
        double[] chunk = new double[Math.Min(ChunkRows, table.Rows) * _encoder.Columns];
        for (int from = 0; from < table.Rows; from += ChunkRows)
        {
            int count = Math.Min(ChunkRows, table.Rows - from);
            _encoder.Encode(table, from, count, chunk);
            Predict(chunk, count, scores.AsSpan(from * _width, count * _width));
        }

        return scores;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryTake(out RowScorer? scorer))
        {
            scorer.Dispose();
        }

        _booster.Dispose();
    }

    private void GiveBack(RowScorer scorer)
    {
        _idle.Add(scorer);
        if (_isDisposed && _idle.TryTake(out RowScorer? late))
        {
            late.Dispose();
        }
    }

    private unsafe void Predict(double[] rows, int count, Span<double> scores)
    {
        fixed (double* data = rows)
        fixed (double* results = scores)
        {
            LightGbmLibrary.Check(
                LightGbmNative.Predict(
                    _booster, data, LightGbmNative.Float64, count, _encoder.Columns, 1, 0, 0, -1, Parameters, out _, results),
                "score a table");
        }
    }
}
