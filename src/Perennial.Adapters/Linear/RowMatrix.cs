namespace Perennial.Adapters.Linear;

/// <summary>Rows that all have the same number of cells; what is no cell is 0.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Width">How many columns.</param>
/// <param name="CellsPerRow">Cells of a row.</param>
/// <param name="Values">The cells, row after row.</param>
/// <param name="Columns">The column of every cell, -1 for none; null where the cells of a row are its columns in order.</param>
internal sealed record RowMatrix(int Rows, int Width, int CellsPerRow, double[] Values, int[]? Columns)
{
    /// <summary>The rows times a vector, plus its last element, the intercept.</summary>
    public void Multiply(ReadOnlySpan<double> vector, Span<double> results)
    {
        for (int row = 0; row < Rows; row++)
        {
            double sum = vector[Width];
            int cell = row * CellsPerRow;
            for (int at = 0; at < CellsPerRow; at++, cell++)
            {
                int column = Columns is null ? at : Columns[cell];
                sum += column < 0 ? 0 : Values[cell] * vector[column];
            }

            results[row] = sum;
        }
    }

    /// <summary>Adds the rows, each times its factor; the last element gets the sum of the factors.</summary>
    public void AddTransposed(ReadOnlySpan<double> factors, Span<double> sums)
    {
        for (int row = 0; row < Rows; row++)
        {
            double factor = factors[row];
            int cell = row * CellsPerRow;
            for (int at = 0; at < CellsPerRow; at++, cell++)
            {
                int column = Columns is null ? at : Columns[cell];
                if (column >= 0)
                {
                    sums[column] += Values[cell] * factor;
                }
            }

            sums[Width] += factor;
        }
    }
}
