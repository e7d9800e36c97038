using Perennial.Adapters.Flavours;
using Perennial.Adapters.LightGbm;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Linear;

/// <summary>Answers by weighted sums. Any number of threads may score.</summary>
internal sealed class LinearPredictor(LinearModel model, IReadOnlyList<FeatureDeclaration> signature) : IPredictor
{
    private const int ChunkRows = 4_096;
    private readonly FeatureEncoder _encoder = new([.. model.Features.Select(feature => new LightGbmFeature(feature.Name, feature.Type, feature.Categories))]);
    private readonly LinearDesign _design = new(model.Features);
    private readonly double[][] _weights = [.. model.Weights.Select(weights => weights.ToArray())];
    private volatile bool _isDisposed;

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> features)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        double[] answer = new double[model.Width], codes = new double[_encoder.Columns];
        _encoder.Encode(features, codes);
        Answer(codes, answer);
        return answer;
    }

    /// <inheritdoc/>
    public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests) => Score(RowTable.Of(signature, requests));

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        double[] answers = new double[table.Rows * model.Width];
        double[] codes = new double[Math.Min(ChunkRows, table.Rows) * _encoder.Columns];
        for (int from = 0; from < table.Rows; from += ChunkRows)
        {
            int count = Math.Min(ChunkRows, table.Rows - from);
            _encoder.Encode(table, from, count, codes);
            for (int row = 0; row < count; row++)
            {
                Answer(codes.AsSpan(row * _encoder.Columns, _encoder.Columns), answers.AsSpan((from + row) * model.Width, model.Width));
            }
        }

        return answers;
    }

    /// <inheritdoc/>
    public void Dispose() => _isDisposed = true;

    private void Answer(ReadOnlySpan<double> codes, Span<double> answer)
    {
        for (int output = 0; output < _weights.Length; output++)
        {
            double[] weights = _weights[output];
            double sum = weights[^1];
            for (int feature = 0; feature < codes.Length; feature++)
            {
                (int column, double value) = _design.Cell(feature, codes[feature]);
                sum += column < 0 ? 0 : weights[column] * value;
            }

            answer[output] = sum;
        }

        Link(answer);
    }

    private void Link(Span<double> sums)
    {
        if (model.Task == "binary")
        {
            sums[0] = 1 / (1 + Math.Exp(-sums[0]));
        }
        else if (model.Task == "multiclass")
        {
            double highest = double.NegativeInfinity, total = 0;
            foreach (double sum in sums)
            {
                highest = Math.Max(highest, sum);
            }

            foreach (ref double sum in sums)
            {
                total += sum = Math.Exp(sum - highest);
            }

            foreach (ref double sum in sums)
            {
                sum /= total;
            }
        }
    }
}
