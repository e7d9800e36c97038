namespace Perennial.Drift.Streaming;

/// <summary>An error rate with its binomial standard error, and the lowest that their sum has been.</summary>
internal struct ErrorRate
{
    public double Rate;
    public double Error;
    public double LowestRate;
    public double LowestError;

    public static ErrorRate New => new() { LowestRate = double.PositiveInfinity, LowestError = double.PositiveInfinity };

    public readonly bool IsLowest => Rate + Error < LowestRate + LowestError;

    public void Add(double value, long count)
    {
        Rate += (value - Rate) / count;
        Error = Math.Sqrt(Math.Max(0, Rate * (1 - Rate)) / count);
    }

    public void Keep() => (LowestRate, LowestError) = (Rate, Error);

    public readonly bool IsAbove(double level) => Rate + Error > LowestRate + (level * LowestError);
}
