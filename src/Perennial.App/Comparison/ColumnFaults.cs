using Perennial.Adapters.DuckDb;
using Perennial.Terms;

namespace Perennial.App.Comparison;

/// <summary>What may be wrong with the cells of a column.</summary>
internal static class ColumnFaults
{
    /// <summary>Refuses a column with too few values.</summary>
    public static void DemandValues(TableFile file, FileColumn column, long values, long atLeast)
    {
        if (values < atLeast)
        {
            throw new FaultException(values == 0
                ? $"Column '{column.Name}' of '{file.File}' has no value: all rows are missing. Find out why it is empty, or leave it out with --except {column.Name}."
                : $"Column '{column.Name}' of '{file.File}' has {values} value; {atLeast} are needed. Give more rows, or leave it out with --except {column.Name}.");
        }
    }

    /// <summary>A cell that is not a finite number.</summary>
    public static FaultException Infinite(TableFile file, FileColumn column) =>
        new($"Column '{column.Name}' of '{file.File}' holds an infinity. Write it as empty if it is missing, or leave the column out with --except {column.Name}.");
}
