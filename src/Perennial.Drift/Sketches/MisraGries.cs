using System.Runtime.InteropServices;

namespace Perennial.Drift.Sketches;

/// <summary>The frequent values of a column of categories, in bounded memory; mergeable. Exact while few distinct values were seen.</summary>
/// <remarks>
/// Misra and Gries (1982) with counters cut by their median when full, so that a row costs constant time on average (Anderson et al.,
/// 2017), and merged as Agarwal et al. (2012). A count is too low by at most <see cref="MostError"/>, which is kept, and is at most
/// rows / size: a value in more than that share of the rows is never lost. Nothing is allocated per row beyond the caller's texts.
/// </remarks>
public sealed class MisraGries
{
    private const byte Version = 1;
    private const int MostSize = 1 << 20;

    private readonly Dictionary<string, long> counts;
    private readonly long[] scratch;

    /// <summary>Makes an empty sketch.</summary>
    /// <param name="size">A value in more than 1 / size of the rows is never lost; 1 to 1,048,576; default 256. Twice as many values are
    /// held.</param>
    /// <exception cref="ArgumentException">The size is out of range.</exception>
    public MisraGries(int size = 256)
    {
        Size = (int)Require.AtLeast(size, 1, nameof(size));
        if (size > MostSize)
        {
            throw new ArgumentException($"size is {size}; at most {MostSize} is allowed.", nameof(size));
        }

        counts = new Dictionary<string, long>(2 * size, StringComparer.Ordinal);
        scratch = new long[4 * size];
    }

    /// <summary>A value in more than 1 / this of the rows is never lost.</summary>
    public int Size { get; }

    /// <summary>Rows added, 0 or more.</summary>
    public long Rows { get; private set; }

    /// <summary>Most that a count is too low; rows / size at most, 0 while exact.</summary>
    public long MostError { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="value">The category.</param>
    public void Add(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Rows++;
        ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(counts, value);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref count))
        {
            count++;
            return;
        }

        if (counts.Count == 2 * Size)
        {
            Cut(Size);
        }

        counts.Add(value, 1);
    }

    /// <summary>Adds all rows of another.</summary>
    /// <param name="other">The other, of the same size; unchanged.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public void Merge(MisraGries other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Require.SameLength(Size, other.Size, nameof(other));
        foreach (var (value, count) in other.counts.ToArray())
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _) += count;
        }

        Rows += other.Rows;
        MostError += other.MostError;
        if (counts.Count > 2 * Size)
        {
            Cut(Size);
        }
    }

    /// <summary>Rows counted for a value; the truth is this or up to <see cref="MostError"/> more.</summary>
    /// <param name="value">The category.</param>
    /// <returns>0 or more.</returns>
    public long CountOf(string value) => counts.GetValueOrDefault(value);

    /// <summary>The values held, most frequent first, ties by letters.</summary>
    /// <returns>Values and counts.</returns>
    public IReadOnlyList<KeyValuePair<string, long>> Top() =>
        [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    /// <summary>Bytes that <see cref="Deserialize"/> reads back, bit for bit.</summary>
    /// <returns>The bytes, format version 1.</returns>
    public byte[] Serialize()
    {
        var writer = new SketchWriter(SketchKind.Frequent, Version).Whole(Size).Whole(Rows).Whole(MostError).Whole(counts.Count);
        foreach (var (value, count) in Top())
        {
            writer.Text(value).Whole(count);
        }

        return writer.Done();
    }

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The sketch.</returns>
    /// <exception cref="FormatException">The bytes are cut, changed, or of another kind or version.</exception>
    public static MisraGries Deserialize(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.Frequent, Version);
        var sketch = new MisraGries(Math.Max(1, reader.Count(MostSize))) { Rows = reader.Whole(), MostError = reader.Whole() };
        for (var left = reader.Count(2 * sketch.Size); left > 0; left--)
        {
            var value = reader.Text();
            if (!sketch.counts.TryAdd(value, reader.Whole()))
            {
                throw SketchReader.Bad($"it holds '{value}' twice");
            }
        }

        reader.MustEnd();
        return sketch;
    }

    // Takes from every counter what the one of this rank (0 the largest) has: at least that many counters lose so much each.
    private void Cut(int rank)
    {
        var held = 0;
        foreach (var pair in counts)
        {
            scratch[held++] = pair.Value;
        }

        Array.Sort(scratch, 0, held);
        var least = scratch[held - 1 - rank];
        MostError += least;
        foreach (var pair in counts)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(counts, pair.Key);
            count -= least;
            if (count <= 0)
            {
                counts.Remove(pair.Key);
            }
        }
    }
}
