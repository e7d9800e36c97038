using Perennial.Adapters.DuckDb;
using Perennial.Drift.Selection;
using Perennial.Drift.Sketches;

namespace Perennial.App.Comparison;

/// <summary>Compares columns that pass by once, in memory that does not grow with the rows.</summary>
internal sealed class SketchedColumns
{
    /// <summary>Values that a sketch of numbers keeps at its top level: its ranks are off by about 0.1 % at most.</summary>
    private const int Size = 4096;

    private readonly TableFile file;
    private readonly IReadOnlyList<FileColumn> numberColumns;
    private readonly IReadOnlyList<FileColumn> textColumns;
    private readonly NumberProfile[] numbers;
    private readonly BucketedCategories[] texts;

    private SketchedColumns(TableFile file, IReadOnlyList<FileColumn> numberColumns, IReadOnlyList<FileColumn> textColumns)
    {
        (this.file, this.numberColumns, this.textColumns) = (file, numberColumns, textColumns);
        numbers = [.. numberColumns.Select(_ => new NumberProfile(Size))];
        texts = [.. textColumns.Select(_ => new BucketedCategories())];
    }

    /// <summary>Compares them, in their order. Both files are read at the same time.</summary>
    public static IReadOnlyList<ColumnComparison> Compare(TableFile reference, TableFile current, IReadOnlyList<ComparedColumn> columns)
    {
        ComparedColumn[] numeric = [.. columns.Where(column => column.IsNumber)], other = [.. columns.Where(column => !column.IsNumber)];
        var first = new SketchedColumns(reference, [.. numeric.Select(one => one.First)], [.. other.Select(one => one.First)]);
        var second = new SketchedColumns(current, [.. numeric.Select(one => one.Second)], [.. other.Select(one => one.Second)]);
        var reading = Task.Run(second.Read);
        first.Read();
        reading.GetAwaiter().GetResult();
        return [.. columns.Select(column => column.IsNumber
            ? ColumnComparison.OfProfiles(first.numbers[numeric.IndexOf(column)], second.numbers[numeric.IndexOf(column)])
            : ColumnComparison.OfProfiles(first.texts[other.IndexOf(column)], second.texts[other.IndexOf(column)]))];
    }

    private void Read()
    {
        file.Stream(numberColumns, textColumns, Take);
        for (var column = 0; column < numbers.Length; column++)
        {
            ColumnFaults.DemandValues(file, numberColumns[column], numbers[column].Rows, atLeast: 2);
        }

        for (var column = 0; column < texts.Length; column++)
        {
            ColumnFaults.DemandValues(file, textColumns[column], texts[column].Profile.Rows, atLeast: 1);
        }
    }

    private void Take(FileChunk chunk)
    {
        for (var column = 0; column < numbers.Length; column++)
        {
            foreach (var value in chunk.Numbers[column].AsSpan(0, chunk.Rows))
            {
                numbers[column].Add(double.IsInfinity(value) ? throw ColumnFaults.Infinite(file, numberColumns[column]) : value);
            }
        }

        for (var column = 0; column < texts.Length; column++)
        {
            foreach (var value in chunk.Texts[column].AsSpan(0, chunk.Rows))
            {
                texts[column].Add(value);
            }
        }
    }
}
