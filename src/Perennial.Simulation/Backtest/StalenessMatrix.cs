using System.Globalization;
using Perennial.Terms;

namespace Perennial.Simulation.Backtest;

/// <summary>Loss by when a version was trained (row) and when it is measured (column): mean loss on batch j of a version trained on the window that ends with batch i.</summary>
/// <remarks>Known from the first row with a full window on, and there for every later column. The first version is that of the first row.</remarks>
public sealed class StalenessMatrix
{
    private readonly double[][] losses;

    /// <summary>Takes a square matrix; a cell that is not a number is not known.</summary>
    /// <param name="losses">Row by row.</param>
    /// <param name="rows">Labelled rows in a batch.</param>
    /// <param name="window">Batches in a window; null where the first known row tells.</param>
    /// <exception cref="FaultException">It is not square, or a cell is missing where one must be.</exception>
    public StalenessMatrix(double[][] losses, long rows, int? window = null)
    {
        this.losses = losses;
        var first = Array.FindIndex(losses, row => row.Any(double.IsFinite));
        First = first >= 0 ? first : throw new FaultException("The matrix has no known cell. A cell is the mean loss on a batch (column) of a version trained before it (row).");
        (Rows, Window) = (rows, window ?? First + 1);
        if (rows < 1 || Window < 1)
        {
            throw new FaultException($"The matrix is of {Window} batches a window and {rows} rows a batch; both are 1 or more.");
        }

        if (Batches < First + 3)
        {
            throw new FaultException($"The matrix has {Batches} batches and its first version is trained on those up to batch {First}; there is nothing to decide. Give a longer history.");
        }

        Check();
    }

    /// <summary>Batches, known or not.</summary>
    public int Batches => losses.Length;

    /// <summary>The last batch of the first full window, from 0: its version starts.</summary>
    public int First { get; }

    /// <summary>Batches that a version is trained on.</summary>
    public int Window { get; }

    /// <summary>Labelled rows in a batch.</summary>
    public long Rows { get; }

    /// <summary>The loss of the version trained on the window that ends with a batch, on a later batch.</summary>
    public double this[int trained, int measured] => losses[trained][measured];

    /// <summary>Reads lines of cells with commas between them; <c>nan</c> is a cell that is not known.</summary>
    /// <param name="text">A line for every row; no header.</param>
    /// <param name="rows">Labelled rows in a batch.</param>
    /// <param name="window">Batches in a window; null where the first known row tells.</param>
    /// <exception cref="FaultException">A line or a cell is not as it must be.</exception>
    public static StalenessMatrix Parse(string text, long rows, int? window = null)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new StalenessMatrix([.. lines.Select((line, at) => Row(line, at, lines.Length))], rows, window);
    }

    private static double[] Row(string line, int row, int count)
    {
        var cells = line.Split(',', StringSplitOptions.TrimEntries);
        return cells.Length == count
            ? [.. cells.Select((cell, column) => Cell(cell, row, column))]
            : throw new FaultException($"Line {row + 1} of the matrix has {cells.Length} cells, and there are {count} lines. A matrix has as many columns as rows: batch by batch, trained by measured.");
    }

    private static double Cell(string cell, int row, int column) => cell.Length == 0 || cell.Equals("nan", StringComparison.OrdinalIgnoreCase)
        ? double.NaN
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var loss) ? loss
        : throw new FaultException($"Line {row + 1}, cell {column + 1} of the matrix is '{cell}'. A cell is a number, or nan where no version could be measured.");

    private void Check()
    {
        for (var row = 0; row < Batches; row++)
        {
            if (losses[row].Length != Batches)
            {
                throw new FaultException($"Line {row + 1} of the matrix has {losses[row].Length} cells, and there are {Batches} lines. A matrix has as many columns as rows.");
            }

            var missing = row < First ? -1 : Array.FindIndex(losses[row], row + 1, loss => !double.IsFinite(loss));
            if (missing >= 0)
            {
                throw new FaultException($"Line {row + 1}, cell {missing + 1} of the matrix is not a number. Every version from line {First + 1} on needs its loss on every later batch.");
            }
        }
    }
}
