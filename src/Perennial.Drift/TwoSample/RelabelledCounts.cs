namespace Perennial.Drift.TwoSample;

/// <summary>Random relabellings of the rows of a table, measured by total variation in whole cells.</summary>
internal sealed class RelabelledCounts
{
    private readonly CountTable table;
    private readonly Random random;
    private readonly int[] rows;
    private readonly long[] drawn;
    private readonly int drawnRows;

    public RelabelledCounts(CountTable table, Random random)
    {
        (this.table, this.random) = (table, random);
        drawn = new long[table.Categories];
        drawnRows = checked((int)Math.Min(table.FirstRows, table.SecondRows));
        rows = [.. Enumerable.Range(0, table.Categories).SelectMany(category =>
            Enumerable.Repeat(category, checked((int)(table.Rows(category).First + table.Rows(category).Second))))];
        var firstIsSmaller = table.FirstRows <= table.SecondRows;
        Observed = Cells(category => firstIsSmaller ? table.Rows(category).First : table.Rows(category).Second);
    }

    public long Observed { get; }

    public long Next()
    {
        Array.Clear(drawn);
        for (var row = 0; row < drawnRows; row++)
        {
            var other = random.Next(row, rows.Length);
            (rows[row], rows[other]) = (rows[other], rows[row]);
            drawn[rows[row]]++;
        }

        return Cells(category => drawn[category]);
    }

    // |a / n - (t - a) / m| n m = |a (n + m) - t n|, n being the rows drawn.
    private long Cells(Func<int, long> smaller)
    {
        var cells = 0L;
        for (var category = 0; category < table.Categories; category++)
        {
            var (first, second) = table.Rows(category);
            cells += Math.Abs((smaller(category) * rows.Length) - ((first + second) * drawnRows));
        }

        return cells;
    }
}
