namespace Perennial.Drift.TwoSample;

/// <summary>Mean and covariance (by n) of the cosines and sines of a sample at some points.</summary>
internal sealed record CharacteristicMoments(double[] Mean, double[,] Covariance)
{
    public static CharacteristicMoments Of(ReadOnlySpan<double> sample, double[] at)
    {
        var size = 2 * at.Length;
        var mean = new double[size];
        var values = new double[sample.Length, size];
        for (var row = 0; row < sample.Length; row++)
        {
            for (var point = 0; point < at.Length; point++)
            {
                var (sine, cosine) = Math.SinCos(at[point] * sample[row]);
                (values[row, point], values[row, at.Length + point]) = (cosine, sine);
                mean[point] += cosine / sample.Length;
                mean[at.Length + point] += sine / sample.Length;
            }
        }

        return new CharacteristicMoments(mean, Products(values, mean));
    }

    private static double[,] Products(double[,] values, double[] mean)
    {
        var (rows, size) = (values.GetLength(0), mean.Length);
        var covariance = new double[size, size];
        for (var row = 0; row < rows; row++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = 0; q < size; q++)
                {
                    covariance[p, q] += (values[row, p] - mean[p]) * (values[row, q] - mean[q]) / rows;
                }
            }
        }

        return covariance;
    }
}
