namespace Perennial.Drift.Sketches;

/// <summary>Rows, missing rows, mean, variance, least and largest of a column, row by row; mergeable.</summary>
/// <remarks>Welford (1962) for a row, Chan, Golub and LeVeque (1983) and Pebay (2008) for a merge: no large sums are subtracted.
/// 48 bytes of state; nothing is allocated per row.</remarks>
public sealed class RunningMoments
{
    private const byte Version = 1;

    private double squares;

    /// <summary>Rows with a value, 0 or more.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows without, 0 or more.</summary>
    public long Missing { get; private set; }

    /// <summary>Mean of the values, in their unit; 0 with none.</summary>
    public double Mean { get; private set; }

    /// <summary>Least value; infinity with none.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>Largest value; minus infinity with none.</summary>
    public double Largest { get; private set; } = double.NegativeInfinity;

    /// <summary>Variance of the values, dividing by rows less one, in their unit squared; 0 with fewer than two.</summary>
    public double Variance => Rows < 2 ? 0 : squares / (Rows - 1);

    /// <summary>Adds a row.</summary>
    /// <param name="value">The value; NaN counts as missing.</param>
    /// <exception cref="ArgumentException">The value is infinite.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value))
        {
            Missing++;
            return;
        }

        var gap = Require.Finite(value, nameof(value)) - Mean;
        Rows++;
        Mean += gap / Rows;
        squares += gap * (value - Mean);
        Least = value < Least ? value : Least;
        Largest = value > Largest ? value : Largest;
    }

    /// <summary>Adds all rows of another.</summary>
    /// <param name="other">The other; unchanged.</param>
    public void Merge(RunningMoments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        Missing += other.Missing;
        if (other.Rows == 0)
        {
            return;
        }

        var rows = Rows + other.Rows;
        var (gap, share) = (other.Mean - Mean, (double)other.Rows / rows);
        squares += other.squares + (gap * gap * Rows * share);
        Mean += gap * share;
        Rows = rows;
        Least = Math.Min(Least, other.Least);
        Largest = Math.Max(Largest, other.Largest);
    }

    /// <summary>Bytes that <see cref="Deserialize"/> reads back, bit for bit.</summary>
    /// <returns>The bytes, format version 1.</returns>
    public byte[] Serialize() => new SketchWriter(SketchKind.Moments, Version)
        .Whole(Rows).Whole(Missing).Number(Mean).Number(squares).Number(Least).Number(Largest).Done();

    /// <summary>Reads what <see cref="Serialize"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The moments.</returns>
    /// <exception cref="FormatException">The bytes are cut, changed, or of another kind or version.</exception>
    public static RunningMoments Deserialize(ReadOnlySpan<byte> bytes)
    {
        var reader = new SketchReader(bytes, SketchKind.Moments, Version);
        var moments = new RunningMoments
        {
            Rows = reader.Whole(),
            Missing = reader.Whole(),
            Mean = reader.Number(),
            squares = reader.Number(),
            Least = reader.Number(),
            Largest = reader.Number(),
        };
        reader.MustEnd();
        return moments;
    }
}
