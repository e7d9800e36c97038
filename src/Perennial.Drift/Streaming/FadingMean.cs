namespace Perennial.Drift.Streaming;

/// <summary>An exponentially weighted mean that starts at its first value, the sum of its squared weights, and the plain mean beside it.</summary>
internal struct FadingMean
{
    public double Mean;
    public double SquaredWeights;
    public double PlainMean;
    public long Count;

    public void Add(double value, double weight)
    {
        var kept = 1 - weight;
        Mean = Count == 0 ? value : (weight * value) + (kept * Mean);
        SquaredWeights = Count == 0 ? 1 : (weight * weight) + (kept * kept * SquaredWeights);
        Count++;
        PlainMean += (value - PlainMean) / Count;
    }
}
