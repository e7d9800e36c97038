using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Registry;

namespace Perennial.Adapters.MlNet;

/// <summary>A pipeline that was set up to answer one request after another, for one thread at a time.</summary>
internal sealed class MlNetRowScorer : IDisposable
{
    private readonly FeatureRow _row;
    private readonly DataViewRow _answered;
    private readonly Func<double[]> _read;

    /// <param name="mapper">The pipeline.</param>
    /// <param name="row">What it reads.</param>
    /// <param name="output">The column of the answer.</param>
    public MlNetRowScorer(IRowToRowMapper mapper, FeatureRow row, string output)
    {
        _row = row;
        DataViewSchema.Column column = mapper.OutputSchema[output];
        _answered = mapper.GetRow(row, [column]);
        _read = column.Type is VectorDataViewType ? Many(_answered.GetGetter<VBuffer<float>>(column)) : One(_answered.GetGetter<float>(column));
    }

    /// <summary>The answer to a request: a table of one row.</summary>
    public double[] Score(FeatureTable request)
    {
        _row.Take(request);
        return _read();
    }

    public void Dispose() => _answered.Dispose();

    private static Func<double[]> One(ValueGetter<float> read) => () =>
    {
        float answer = 0;
        read(ref answer);
        return [answer];
    };

    private static Func<double[]> Many(ValueGetter<VBuffer<float>> read)
    {
        VBuffer<float> answer = default;
        return () =>
        {
            read(ref answer);
            return [.. answer.DenseValues().Select(number => (double)number)];
        };
    }
}
