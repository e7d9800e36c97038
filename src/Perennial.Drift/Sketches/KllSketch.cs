namespace Perennial.Drift.Sketches;

/// <summary>Quantiles and ranks of a column of any length in a few kilobytes; mergeable. Exact until its first level is full.</summary>
/// <remarks>
/// Karnin, Lang and Liberty (2016), "Optimal Quantile Approximation in Streams". A full level is sorted and every other value moves up,
/// standing for twice as many rows; which half, a coin of seed and values says, so days with equal seeds do not err alike. Each such step moves a rank by at most the level's weight, with
/// mean 0, so by Azuma and Hoeffding the error is bounded by the sum of their squares, which is kept: <see cref="RankError"/> is what this
/// sketch, after these rows and merges, can be off by, not a figure of a table. Adding costs some 30 ns; nothing is allocated per row.
/// </remarks>
public sealed class KllSketch
{
    private const byte Version = 1;
    private const int MostLevels = 61;
    private const int MostSize = 1 << 16;
    private const double Shrink = 2.0 / 3;
    private const int LeastCapacity = 8;

    private readonly List<KllLevel> levels = [];
    private KllLevel bottom;
    private double squaredError;
    private ulong coins;

    /// <summary>Makes an empty sketch.</summary>
    /// <param name="size">Values kept at the top level, 8 to 65,536; default 512, some 10 KB, which is off by at most about 1 to 2 % in rank.</param>
    /// <param name="seed">Seed of the coins; default 1.</param>
    /// <exception cref="ArgumentException">The size is out of range.</exception>
    public KllSketch(int size = 512, ulong seed = 1)
    {
        Size = (int)Require.AtLeast(size, LeastCapacity, nameof(size));
        if (size > MostSize)
        {
            throw new ArgumentException($"size is {size}; at most {MostSize} is allowed.", nameof(size));
        }

        coins = StableHash.Mix(seed);
        bottom = new KllLevel(size);
        levels.Add(bottom);
    }

    /// <summary>Values kept at the top level.</summary>
    public int Size { get; }

    /// <summary>Rows added, 0 or more.</summary>
    public long Rows { get; private set; }

    /// <summary>Least value, exact; infinity with none.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest value, exact; minus infinity with none.</summary>
    public double Largest { get; private set; } = double.NegativeInfinity;

    /// <summary>Values kept now.</summary>
    public int Kept => levels.Sum(level => level.Count);

    /// <summary>Adds a row.</summary>
    /// <param name="value">The value; infinities count as the largest.</param>
    /// <exception cref="ArgumentException">The value is NaN.</exception>
    public void Add(double value)
    {
        Require.NotNaN(value, nameof(value));
        Least = value < Least ? value : Least;
        Largest = value > Largest ? value : Largest;
        Rows++;
        bottom.Add(value);
        if (bottom.Count >= Size)
        {
            Compress();
        }
    }

    /// <summary>Adds all rows of another sketch.</summary>
    /// <param name="other">The other, of the same size; unchanged.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Merge(KllSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require.SameLength(Size, other.Size, nameof(other));
        for (var level = 0; level < other.levels.Count; level++)
        {
            At(level).AddAll(other.levels[level].Values);
        }

        Rows += other.Rows;
        squaredError += other.squaredError;
        Least = Math.Min(Least, other.Least);
        Largest = Math.Max(Largest, other.Largest);
        coins = StableHash.Mix(coins ^ other.coins);
        Compress();
    }

    /// <summary>Most that any rank is off, as a share of the rows: ranks of all values at once.</summary>
    /// <param name="confidence">Chance that the bound holds, above 0 and below 1; default 0.99.</param>
    /// <returns>A share, 0 while nothing was left out; 1 at most.</returns>
    /// <exception cref="ArgumentException">The confidence is NaN or not between 0 and 1.</exception>
    /// <remarks>Hoeffding (1963) at J ranks by a union bound, plus 1 / J for those between; the J that gives the least.</remarks>
    public double RankError(double confidence = 0.99)
    {
        Require.InsideUnit(confidence, nameof(confidence));
        if (squaredError == 0)
        {
            return 0;
        }

        var least = 1.0;
        for (var ranks = 2.0; ranks <= 1 << 20; ranks *= 2)
        {
            var bound = Math.Sqrt(2 * Math.Log(2 * ranks / (1 - confidence)) * squaredError) / Rows;
            least = Math.Min(least, bound + (1 / ranks));
        }

        return least;
    }

    /// <summary>Share of rows at or below a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>A share, 0 to 1, within <see cref="RankError"/> of the truth.</returns>
    /// <exception cref="ArgumentException">The value is NaN, or there are no rows.</exception>
    public double Rank(double value) => Summary().AtOrBelow(Require.NotNaN(value, nameof(value))) / (double)Rows;

    /// <summary>The value at or below which a share of the rows lies.</summary>
    /// <param name="share">The share, 0 to 1.</param>
    /// <returns>A value that was added; its share is within <see cref="RankError"/> of that asked for, ties aside.</returns>
    /// <exception cref="ArgumentException">The share is NaN or out of range, or there are no rows.</exception>
    public double Quantile(double share) => Require.Probability(share, nameof(share)) switch
    {
        0 => Rows > 0 ? Least : Summary().At(0),
        1 => Rows > 0 ? Largest : Summary().At(0),
        _ => Summary().At(share),
    };

    /// <summary>Bytes that <see cref="Deserialize"/> reads back, bit for bit.</summary>
    /// <returns>The bytes, format version 1.</returns>
    public byte[] Serialize()
    {
        var writer = new SketchWriter(SketchKind.Quantiles, Version)
            .Whole(Size).Whole(Rows).Number(Least).Number(Largest).Number(squaredError).Whole((long)coins).Whole(levels.Count);
        foreach (var level in levels)
        {
            writer.Numbers(level.Values);
        }

        return writer.Done();
    }

    /// <summary>Reads what <see cref="Serialize"/> wrote; goes on as the sketch would have.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The sketch.</returns>
    /// <exception cref="FormatException">The bytes are cut, changed, or of another kind or version.</exception>
    public static KllSketch Deserialize(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.Quantiles, Version);
        var sketch = new KllSketch(Math.Max(LeastCapacity, reader.Count(MostSize)))
        {
            Rows = reader.Whole(),
            Least = reader.Number(),
            Largest = reader.Number(),
            squaredError = reader.Number(),
            coins = (ulong)reader.Whole(),
        };
        var (count, weighed) = (reader.Count(MostLevels), 0L);
        for (var level = 0; level < count; level++)
        {
            sketch.At(level).AddAll(reader.Numbers(4 * MostSize));
            weighed += (long)sketch.levels[level].Count << level;
        }

        reader.MustEnd();
        return weighed == sketch.Rows ? sketch : throw SketchReader.Bad($"its values stand for {weighed} rows, not {sketch.Rows}");
    }

    /// <summary>The values kept, ascending, with the rows that each stands for.</summary>
    internal WeightedValues Summary()
    {
        Require.AtLeast(Rows, 1, "rows");
        var (values, weights, at) = (new double[Kept], new long[Kept], 0);
        for (var level = 0; level < levels.Count; level++)
        {
            foreach (var value in levels[level].Values)
            {
                (values[at], weights[at]) = (value, 1L << level);
                at++;
            }
        }

        return WeightedValues.Of(values, weights);
    }

    private KllLevel At(int level)
    {
        while (levels.Count <= level)
        {
            levels.Add(new KllLevel(Size));
        }

        return levels[level];
    }

    // Levels below the top hold fewer: two thirds of the next. The bottom holds as many as the top, for fewer and larger sorts.
    private int Capacity(int level) => level == 0
        ? Size
        : Math.Max(LeastCapacity, (int)Math.Ceiling(Size * Math.Pow(Shrink, levels.Count - 1 - level)));

    private void Compress()
    {
        for (var level = 0; level < levels.Count; level++)
        {
            if (levels[level].Count >= Capacity(level))
            {
                var up = At(level + 1);
                coins = levels[level].Halve(up, coins);
                squaredError += Math.ScaleB(1, 2 * level);
            }
        }
    }
}
