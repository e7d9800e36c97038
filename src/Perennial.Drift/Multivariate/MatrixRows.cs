namespace Perennial.Drift.Multivariate;

/// <summary>Rows of several numeric columns, stored row after row.</summary>
public sealed class MatrixRows
{
    private readonly double[] values;

    private MatrixRows(double[] values, int columns) => (this.values, Columns) = (values, columns);

    /// <summary>Columns, at least 1.</summary>
    public int Columns { get; }

    /// <summary>Rows, at least 1.</summary>
    public int Count => values.Length / Columns;

    /// <summary>One row, in the order of columns.</summary>
    /// <param name="row">Row, from 0.</param>
    public ReadOnlySpan<double> this[int row] => values.AsSpan(row * Columns, Columns);

    /// <summary>Rows from numbers stored row after row.</summary>
    /// <param name="values">The numbers, all finite; copied.</param>
    /// <param name="columns">Columns, at least 1; divides the count of numbers.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentException">There is no row, a row is incomplete, or a number is NaN or infinite.</exception>
    public static MatrixRows Of(ReadOnlySpan<double> values, int columns)
    {
        Require.AtLeast(columns, 1, nameof(columns));
        Require.NotEmpty(values, nameof(values));
        Require.SameLength((values.Length + columns - 1) / columns * columns, values.Length, nameof(values));
        for (var place = 0; place < values.Length; place++)
        {
            if (!double.IsFinite(values[place]))
            {
                throw new ArgumentException(
                    $"{nameof(values)} has {values[place]:R} in row {place / columns}, column {place % columns}; give a finite number, "
                        + "or leave the row out.",
                    nameof(values));
            }
        }

        return new MatrixRows(values.ToArray(), columns);
    }

    /// <summary>Rows from columns.</summary>
    /// <param name="columns">At least one column, all of one length of at least 1, all finite.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentException">There is no column or row, lengths differ, or a number is NaN or infinite.</exception>
    public static MatrixRows OfColumns(IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Require.AtLeast(columns.Count, 1, nameof(columns));
        var values = new double[columns.Count * columns[0].Length];
        for (var column = 0; column < columns.Count; column++)
        {
            Require.SameLength(columns[0].Length, columns[column].Length, $"{nameof(columns)}[{column}]");
            for (var row = 0; row < columns[column].Length; row++)
            {
                values[(row * columns.Count) + column] = columns[column][row];
            }
        }

        return Of(values, columns.Count);
    }

    /// <summary>Some of the rows, in the order asked for.</summary>
    /// <param name="rows">Rows, from 0; at least one, may repeat.</param>
    /// <returns>Those rows, copied.</returns>
    /// <exception cref="ArgumentException">No row is asked for.</exception>
    public MatrixRows Take(ReadOnlySpan<int> rows)
    {
        Require.NotEmpty(rows, nameof(rows));
        var taken = new double[rows.Length * Columns];
        for (var row = 0; row < rows.Length; row++)
        {
            this[rows[row]].CopyTo(taken.AsSpan(row * Columns));
        }

        return new MatrixRows(taken, Columns);
    }

    internal MatrixRows Then(MatrixRows other) => new([.. values, .. other.values], Columns);

    internal static void SameColumns(MatrixRows first, MatrixRows second, string name)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Columns != second.Columns)
        {
            throw new ArgumentException($"{name} has {second.Columns} columns where {first.Columns} are needed.", name);
        }
    }
}
