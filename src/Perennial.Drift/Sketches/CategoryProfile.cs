namespace Perennial.Drift.Sketches;

/// <summary>The profile of a column of categories: frequent values, distinct values, missing rows.</summary>
public sealed class CategoryProfile : ReferenceProfile
{
    private const byte Version = 1;

    private long missing;

    /// <summary>Makes an empty profile.</summary>
    /// <param name="size">A value in more than 1 / size of the rows is never lost; default 256, see <see cref="MisraGries"/>.</param>
    /// <exception cref="ArgumentException">The size is out of range.</exception>
    public CategoryProfile(int size = 256)
        : this(new MisraGries(size), new HyperLogLog())
    {
    }

    private CategoryProfile(MisraGries frequent, HyperLogLog values) => (Frequent, Values) = (frequent, values);

    /// <inheritdoc/>
    public override long Rows => Frequent.Rows;

    /// <inheritdoc/>
    public override long Missing => missing;

    /// <inheritdoc/>
    public override double Distinct => Values.Count();

    /// <summary>Frequent values and their counts.</summary>
    public MisraGries Frequent { get; }

    /// <summary>Distinct values.</summary>
    public HyperLogLog Values { get; }

    /// <summary>Adds a row.</summary>
    /// <param name="value">The category; null counts as missing.</param>
    public void Add(string? value)
    {
        if (value is null)
        {
            missing++;
            return;
        }

        Frequent.Add(value);
        Values.Add(value);
    }

    /// <summary>Adds all rows of another.</summary>
    /// <param name="other">The other, of the same size; unchanged.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Merge(CategoryProfile other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Frequent.Merge(other.Frequent);
        Values.Merge(other.Values);
        missing += other.missing;
    }

    /// <inheritdoc/>
    public override byte[] Serialize() => new SketchWriter(SketchKind.CategoryColumn, Version)
        .Whole(missing).Bytes(Frequent.Serialize()).Bytes(Values.Serialize()).Done();

    internal static CategoryProfile Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.CategoryColumn, Version);
        var missing = reader.Whole();
        var profile = new CategoryProfile(MisraGries.Deserialize(reader.Bytes()), HyperLogLog.Deserialize(reader.Bytes())) { missing = missing };
        reader.MustEnd();
        return profile;
    }
}
