namespace Perennial.Drift.Streaming;

/// <summary>Mean and variance of the values so far (Welford 1962).</summary>
internal struct RunningMoments
{
    public long Count;
    public double Mean;
    public double SquaredDeviations;

    public readonly double StandardDeviation => Count < 2 ? 0 : Math.Sqrt(SquaredDeviations / (Count - 1));

    public void Add(double value)
    {
        Count++;
        var before = value - Mean;
        Mean += before / Count;
        SquaredDeviations += before * (value - Mean);
    }
}
