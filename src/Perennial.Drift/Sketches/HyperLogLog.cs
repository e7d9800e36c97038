namespace Perennial.Drift.Sketches;

/// <summary>How many distinct values a column holds, in a few kilobytes; mergeable. Seeing a value again changes nothing.</summary>
/// <remarks>Flajolet, Fusy, Gandouet and Meunier (2007), with 64-bit hashes and the estimator of Ertl (2017), "New cardinality estimation
/// algorithms for HyperLogLog sketches", algorithm 6, which needs no table of corrections. Relative standard error 1.04 / sqrt(registers).
/// Nothing is allocated per row.</remarks>
public sealed class HyperLogLog
{
    private const byte Version = 1;
    private const int LeastBits = 4;
    private const int MostBits = 18;

    private readonly byte[] registers;

    /// <summary>Makes an empty sketch.</summary>
    /// <param name="bits">Registers are 2 to this power, 4 to 18; default 12: 4,096 bytes, standard error 1.6 %.</param>
    /// <exception cref="ArgumentException">Bits are out of range.</exception>
    public HyperLogLog(int bits = 12)
    {
        Bits = bits is >= LeastBits and <= MostBits
            ? bits
            : throw new ArgumentException($"bits is {bits}; {LeastBits} to {MostBits} is allowed.", nameof(bits));
        registers = new byte[1 << bits];
    }

    /// <summary>Registers are 2 to this power.</summary>
    public int Bits { get; }

    /// <summary>Standard error of the count, as a share of it.</summary>
    public double RelativeError => 1.04 / Math.Sqrt(registers.Length);

    /// <summary>Adds a number; 0 and -0 are one value.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">The number is NaN.</exception>
    public void Add(double value) => AddHash(StableHash.Of(Require.NotNaN(value, nameof(value))));

    /// <summary>Adds a text, compared letter by letter.</summary>
    /// <param name="value">The text.</param>
    public void Add(ReadOnlySpan<char> value) => AddHash(StableHash.Of(value));

    /// <summary>Adds all values of another.</summary>
    /// <param name="other">The other, with as many bits; unchanged.</param>
    /// <exception cref="ArgumentException">The bits differ.</exception>
    public void Merge(HyperLogLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require.SameLength(registers.Length, other.registers.Length, nameof(other));
        for (var i = 0; i < registers.Length; i++)
        {
            registers[i] = Math.Max(registers[i], other.registers[i]);
        }
    }

    /// <summary>Estimated number of distinct values.</summary>
    /// <returns>0 or more; not rounded.</returns>
    public double Count()
    {
        var ranks = 64 - Bits;
        Span<int> counts = stackalloc int[ranks + 2];
        foreach (var register in registers)
        {
            counts[register]++;
        }

        double m = registers.Length;
        var sum = m * Tau(1 - (counts[ranks + 1] / m));
        for (var rank = ranks; rank >= 1; rank--)
        {
            sum = (sum + counts[rank]) / 2;
        }

        return m * m / (2 * Math.Log(2)) / (sum + (m * Sigma(counts[0] / m)));
    }

    /// <summary>Bytes that <see cref="Deserialize"/> reads back, bit for bit.</summary>
    /// <returns>The bytes, format version 1.</returns>
    public byte[] Serialize() => new SketchWriter(SketchKind.Distinct, Version).Whole(Bits).Bytes(registers).Done();

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The sketch.</returns>
    /// <exception cref="FormatException">The bytes are cut, changed, or of another kind or version.</exception>
    public static HyperLogLog Deserialize(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.Distinct, Version);
        var sketch = new HyperLogLog(Math.Max(LeastBits, reader.Count(MostBits)));
        var registers = reader.Bytes();
        reader.MustEnd();
        if (registers.Length != sketch.registers.Length || registers.ContainsAnyExceptInRange((byte)0, (byte)(65 - sketch.Bits)))
        {
            throw SketchReader.Bad($"{registers.Length} registers do not fit {sketch.Bits} bits");
        }

        registers.CopyTo(sketch.registers);
        return sketch;
    }

    private void AddHash(ulong hash)
    {
        var register = hash >> (64 - Bits);
        var rank = (byte)Math.Min(65 - Bits, System.Numerics.BitOperations.LeadingZeroCount(hash << Bits) + 1);
        if (registers[register] < rank)
        {
            registers[register] = rank;
        }
    }

    private static double Sigma(double x)
    {
        if (x == 1)
        {
            return double.PositiveInfinity;
        }

        var (y, z, before) = (1.0, x, double.NaN);
        while (z != before)
        {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        }

        return z;
    }

    private static double Tau(double x)
    {
        if (x is 0 or 1)
        {
            return 0;
        }

        var (y, z, before) = (1.0, 1 - x, double.NaN);
        while (z != before)
        {
            x = Math.Sqrt(x);
            before = z;
            y /= 2;
            z -= (1 - x) * (1 - x) * y;
        }

        return z / 3;
    }
}
