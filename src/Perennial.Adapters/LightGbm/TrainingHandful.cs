namespace Perennial.Adapters.LightGbm;

/// <summary>A few rows that differ in their features: whoever can learn at all learns them by heart.</summary>
internal static class TrainingHandful
{
    private const int MostRows = 64;
    private const int LeastRows = 8;

    /// <summary>Some rows of a table, evenly spread; null where there are too few that differ, or all have one label.</summary>
    public static TrainingTable? Of(TrainingTable table)
    {
        int step = Math.Max(1, table.Rows / (MostRows * 4));
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(row => row % step == 0).DistinctBy(row => Key(table, row)).Take(MostRows)];
        return rows.Length < LeastRows || rows.Select(row => table.Labels[row]).Distinct().Count() < 2 ? null : new TrainingTable(
            rows.Length,
            table.Features,
            [.. Enumerable.Range(0, table.Features.Count).SelectMany(column => rows.Select(row => table.Values[((long)column * table.Rows) + row]))],
            Array.ConvertAll(rows, row => table.Labels[row]));
    }

    private static string Key(TrainingTable table, int row) => string.Join(
        ' ', Enumerable.Range(0, table.Features.Count).Select(column => BitConverter.DoubleToInt64Bits(table.Values[((long)column * table.Rows) + row])));
}
