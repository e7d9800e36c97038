namespace Perennial.Drift.Tests.Streaming;

/// <summary>The likeliest run of Adams and MacKay (2007), with plain probabilities and every segment's mean taken anew from its values.</summary>
internal sealed class SlowRunLengths(double priorVariance, double dataVariance, double hazard)
{
    private readonly List<double> values = [];
    private double[] chances = [1];

    /// <summary>The likeliest number of values since the last change, once this one is among them.</summary>
    public int Update(double value)
    {
        double[] weighed = [.. chances.Select((chance, run) => chance * Density(value, [.. values.TakeLast(run)]))];
        var sum = weighed.Sum();
        chances = [hazard, .. weighed.Select(chance => chance / sum * (1 - hazard))];
        values.Add(value);
        return Array.IndexOf(chances, chances.Max());
    }

    private double Density(double value, double[] segment)
    {
        var precision = (1 / priorVariance) + (segment.Length / dataVariance);
        var (mean, variance) = (segment.Sum() / dataVariance / precision, (1 / precision) + dataVariance);
        return Math.Exp(-Math.Pow(value - mean, 2) / (2 * variance)) / Math.Sqrt(2 * Math.PI * variance);
    }
}
