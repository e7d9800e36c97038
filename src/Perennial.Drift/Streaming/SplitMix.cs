namespace Perennial.Drift.Streaming;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): a random number generator whose whole state is one number, so that it goes into a snapshot.</summary>
internal struct SplitMix
{
    public ulong State;

    public double NextDouble()
    {
        State += 0x9E3779B97F4A7C15;
        var mixed = (State ^ (State >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
