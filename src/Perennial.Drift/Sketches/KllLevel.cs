namespace Perennial.Drift.Sketches;

/// <summary>One level of a quantile sketch: values that all stand for as many rows.</summary>
internal sealed class KllLevel(int size)
{
    private double[] values = new double[size];

    public int Count { get; private set; }

    public ReadOnlySpan<double> Values => values.AsSpan(0, Count);

    public void Add(double value)
    {
        Room(1);
        values[Count++] = value;
    }

    public void AddAll(ReadOnlySpan<double> more)
    {
        Room(more.Length);
        more.CopyTo(values.AsSpan(Count));
        Count += more.Length;
    }

    /// <summary>Sorts, and moves every other value up, from the first or the second; of an odd number the largest stays behind.</summary>
    /// <returns>The next coins, which the values have a say in.</returns>
    public ulong Halve(KllLevel up, ulong coins)
    {
        Array.Sort(values, 0, Count);
        coins = StableHash.Mix(coins + StableHash.Of(values[0]) + (3 * StableHash.Of(values[Count / 2])) + (5 * StableHash.Of(values[Count - 1])));
        var (pairs, from) = (Count / 2, (int)(coins & 1));
        up.Room(pairs);
        for (var pair = 0; pair < pairs; pair++)
        {
            up.values[up.Count + pair] = values[(2 * pair) + from];
        }

        up.Count += pairs;
        values[0] = values[Count - 1];
        Count -= 2 * pairs;
        return coins;
    }

    private void Room(int more)
    {
        if (Count + more > values.Length)
        {
            Array.Resize(ref values, Math.Max(2 * values.Length, Count + more));
        }
    }
}
