using System.Numerics.Tensors;

namespace Perennial.Drift.TwoSample;

/// <summary>Mean and unbiased variance in two passes, so that a large mean costs no digits.</summary>
internal static class SampleMoments
{
    private const int Block = 512;

    public static (double Mean, double Variance) Of(ReadOnlySpan<double> values)
    {
        var mean = TensorPrimitives.Sum(values) / values.Length;
        if (values.Length < 2 || !double.IsFinite(mean))
        {
            return (mean, 0);
        }

        Span<double> gaps = stackalloc double[Block];
        var (squares, rest) = (0.0, 0.0);
        for (var start = 0; start < values.Length; start += Block)
        {
            var part = values.Slice(start, Math.Min(Block, values.Length - start));
            TensorPrimitives.Subtract(part, mean, gaps);
            squares += TensorPrimitives.SumOfSquares<double>(gaps[..part.Length]);
            rest += TensorPrimitives.Sum<double>(gaps[..part.Length]);
        }

        return (mean + (rest / values.Length), Math.Max(0, squares - (rest * rest / values.Length)) / (values.Length - 1));
    }
}
