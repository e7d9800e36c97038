namespace Perennial.Simulation.Streams;

/// <summary>What is random in one day of a synthetic stream: the same for the same seed and day, whichever days were asked for before.</summary>
/// <param name="seed">Of the stream.</param>
/// <param name="day">From 0.</param>
public sealed class Dice(int seed, int day)
{
    private const int Apart = 1_000_003;

    private readonly Random random = new(unchecked((seed * Apart) + day));

    /// <summary>From 0 up to, not with, 1.</summary>
    public double Uniform() => random.NextDouble();

    /// <summary>Normally distributed (Box and Muller 1958).</summary>
    public double Normal(double mean = 0, double deviation = 1) =>
        mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    /// <summary>True with this probability.</summary>
    public bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>One of several, all equally likely.</summary>
    public T Pick<T>(IReadOnlyList<T> several) => several[random.Next(several.Count)];
}
