using Perennial.Adapters.DuckDb;
using Perennial.Drift.Selection;
using Perennial.Drift.TwoSample;
using Perennial.Terms;

namespace Perennial.App.Comparison;

/// <summary>Compares columns whose rows are all held, one column after the other.</summary>
internal static class HeldColumns
{
    /// <summary>Categories that a column may have: more name rows rather than describe them.</summary>
    public const int MostCategories = 100_000;

    /// <summary>Compares them, in their order.</summary>
    public static IReadOnlyList<ColumnComparison> Compare(
        (TableFile File, long Rows) reference, (TableFile File, long Rows) current, IReadOnlyList<ComparedColumn> columns) =>
        [.. columns.Select(column => column.IsNumber ? Numbers(reference, current, column) : Categories(reference, current, column))];

    private static ColumnComparison Numbers((TableFile File, long Rows) reference, (TableFile File, long Rows) current, ComparedColumn column)
    {
        var (first, second) = Both(() => Sorted(reference.File, column.First), () => Sorted(current.File, column.Second));
        return ColumnComparison.OfNumbers(first, second) with
        {
            Missing = MissingComparison.Of(reference.Rows - first.Rows, reference.Rows, current.Rows - second.Rows, current.Rows),
        };
    }

    private static ColumnComparison Categories((TableFile File, long Rows) reference, (TableFile File, long Rows) current, ComparedColumn column)
    {
        var (first, second) = Both(() => Counted(reference.File, column.First), () => Counted(current.File, column.Second));
        return ColumnComparison.OfCategories(first, second) with
        {
            Missing = MissingComparison.Of(reference.Rows - first.Values.Sum(), reference.Rows, current.Rows - second.Values.Sum(), current.Rows),
        };
    }

    private static SortedSample Sorted(TableFile file, FileColumn column)
    {
        var values = file.Numbers(column);
        ColumnFaults.DemandValues(file, column, values.Length, atLeast: 2);
        return Array.Exists(values, double.IsInfinity) ? throw ColumnFaults.Infinite(file, column) : SortedSample.Of(values);
    }

    private static IReadOnlyDictionary<string, long> Counted(TableFile file, FileColumn column)
    {
        var counts = file.Categories(column, MostCategories);
        ColumnFaults.DemandValues(file, column, counts.Values.Sum(), atLeast: 1);
        return counts.Count <= MostCategories ? counts : throw new FaultException(
            $"Column '{column.Name}' of '{file.File}' has more than {MostCategories:N0} categories, such as '{counts.Keys.First()}': it names rows rather than describes them. Leave it out with --except {column.Name}, or take sketches with --sketch.");
    }

    private static (T First, T Second) Both<T>(Func<T> first, Func<T> second)
    {
        var other = Task.Run(second);
        var one = first();
        return (one, other.GetAwaiter().GetResult());
    }
}
