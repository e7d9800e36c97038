namespace Perennial.Drift.Sketches;

/// <summary>The profile of a column of numbers: moments, quantiles, distinct values.</summary>
public sealed class NumberProfile : ReferenceProfile
{
    private const byte Version = 1;

    /// <summary>Makes an empty profile.</summary>
    /// <param name="size">Values kept for quantiles; default 512, see <see cref="KllSketch"/>.</param>
    /// <param name="seed">Seed of the quantile sketch; default 1.</param>
    /// <exception cref="ArgumentException">The size is out of range.</exception>
    public NumberProfile(int size = 512, ulong seed = 1)
        : this(new RunningMoments(), new KllSketch(size, seed), new HyperLogLog())
    {
    }

    private NumberProfile(RunningMoments moments, KllSketch quantiles, HyperLogLog values) =>
        (Moments, Quantiles, Values) = (moments, quantiles, values);

    /// <inheritdoc/>
    public override long Rows => Moments.Rows;

    /// <inheritdoc/>
    public override long Missing => Moments.Missing;

    /// <inheritdoc/>
    public override double Distinct => Values.Count();

    /// <summary>Rows, missing, mean, variance, least, largest.</summary>
    public RunningMoments Moments { get; }

    /// <summary>Quantiles and ranks.</summary>
    public KllSketch Quantiles { get; }

    /// <summary>Distinct values.</summary>
    public HyperLogLog Values { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="value">The value; NaN counts as missing.</param>
    /// <exception cref="ArgumentException">The value is infinite.</exception>
    public void Add(double value)
    {
        Moments.Add(value);
        if (!double.IsNaN(value))
        {
            Quantiles.Add(value);
            Values.Add(value);
        }
    }

    /// <summary>Adds all rows of another.</summary>
    /// <param name="other">The other, of the same size; unchanged.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Merge(NumberProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Quantiles.Merge(other.Quantiles);
        Moments.Merge(other.Moments);
        Values.Merge(other.Values);
    }

    /// <inheritdoc/>
    public override byte[] Serialize() => new SketchWriter(SketchKind.NumberColumn, Version)
        .Bytes(Moments.Serialize()).Bytes(Quantiles.Serialize()).Bytes(Values.Serialize()).Done();

    internal static NumberProfile Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.NumberColumn, Version);
        var profile = new NumberProfile(
            RunningMoments.Deserialize(reader.Bytes()), KllSketch.Deserialize(reader.Bytes()), HyperLogLog.Deserialize(reader.Bytes()));
        reader.MustEnd();
        return profile;
    }
}
