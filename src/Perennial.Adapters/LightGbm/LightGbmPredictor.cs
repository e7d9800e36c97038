using Perennial.Adapters.Flavours;
using Perennial.Registry;

namespace Perennial.Adapters.LightGbm;

/// <summary>A loaded version of the flavour <c>lightgbm</c>.</summary>
/// <remarks>Any number of threads may score. A call in flight while it is disposed ends well; one that begins later is refused.</remarks>
public sealed class LightGbmPredictor : IPredictor
{
    internal const string Parameters = "num_threads=1 verbosity=-1";
    private const int ChunkRows = 8_192;

    /// <summary>Fewer rows are scored one by one: a table begins with reading its parameters.</summary>
    private const int FewRows = 8;
    private readonly BoosterHandle _booster;
    private readonly FeatureEncoder _encoder;
    private readonly int _width;
    private readonly IdleScorers<RowScorer> _scorers;
    private volatile bool _isDisposed;

    internal LightGbmPredictor(BoosterHandle booster, LightGbmModel model)
    {
        _booster = booster;
        _encoder = new FeatureEncoder(model.Features);
        LightGbmLibrary.Check(LightGbmNative.ClassCount(booster, out _width), "count classes");
        _scorers = new IdleScorers<RowScorer>(() => new RowScorer(_booster, _encoder.Columns));
    }

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> features)
    {
        double[] answer = new double[_width];
        RowScorer scorer = Take();
        try
        {
            _encoder.Encode(features, scorer.Row);
            scorer.Score(answer);
            return answer;
        }
        finally
        {
            _scorers.GiveBack(scorer);
        }
    }

    /// <inheritdoc/>
    public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests)
    {
        if (requests.Count < FewRows)
        {
            return ScoreFew(requests);
        }

        return ScoreAll(requests.Count, (from, rows) =>
        {
            for (int row = 0; row * _encoder.Columns < rows.Length; row++)
            {
                _encoder.Encode(requests[from + row], rows.AsSpan(row * _encoder.Columns, _encoder.Columns));
            }
        });
    }

    /// <inheritdoc/>
    public double[] Score(FeatureTable table) => ScoreAll(table.Rows, (from, rows) => _encoder.Encode(table, from, rows.Length / _encoder.Columns, rows));

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        _scorers.Dispose();
        _booster.Dispose();
    }

    private double[] ScoreFew(IReadOnlyList<IReadOnlyList<object?>> requests)
    {
        double[] answers = new double[requests.Count * _width];
        RowScorer scorer = Take();
        try
        {
            for (int row = 0; row < requests.Count; row++)
            {
                _encoder.Encode(requests[row], scorer.Row);
                scorer.Score(answers.AsSpan(row * _width, _width));
            }

            return answers;
        }
        finally
        {
            _scorers.GiveBack(scorer);
        }
    }

    private RowScorer Take()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        LightGbmLibrary.EnsureLoaded();
        return _scorers.Take();
    }

    /// <param name="count">How many rows.</param>
    /// <param name="encode">Writes the rows from a place on into a chunk, as many as it holds.</param>
    private double[] ScoreAll(int count, Action<int, double[]> encode)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        LightGbmLibrary.EnsureLoaded();
        double[] scores = new double[count * _width];
        double[] chunk = [];
        for (int from = 0; from < count; from += ChunkRows)
        {
            int rows = Math.Min(ChunkRows, count - from);
            chunk = chunk.Length == rows * _encoder.Columns ? chunk : new double[rows * _encoder.Columns];
            encode(from, chunk);
            Predict(chunk, rows, scores.AsSpan(from * _width, rows * _width));
        }

        return scores;
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
