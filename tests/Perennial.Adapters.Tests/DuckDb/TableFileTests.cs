using Perennial.Adapters.DuckDb;

namespace Perennial.Adapters.Tests.DuckDb;

public sealed class TableFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perennial-table-").FullName;
    private readonly DuckDbSession _session = new(new DuckDbOptions());

    [Fact]
    public void Types_are_found_and_rows_pass_by_in_chunks_as_they_are_held()
    {
        var file = Path.Combine(_root, "rows.csv");
        File.WriteAllLines(file, Enumerable.Range(-1, 20_001).Select(row => row < 0 ? "day,amount,yes,name" : $"2001-03-01,{(row % 10 == 0 ? "" : row)},{(row % 2 == 0 ? "true" : "false")},n{row % 3}"));
        using TableFile table = TableFile.Open(_session, file);
        Assert.Equal([FileColumnKind.Time, FileColumnKind.Number, FileColumnKind.Category, FileColumnKind.Category], table.Columns.Select(column => column.Kind));
        List<double> numbers = [];
        List<string?> texts = [];
        table.Stream([table.Columns[1]], [table.Columns[3]], chunk =>
        {
            numbers.AddRange(chunk.Numbers[0].Take(chunk.Rows));
            texts.AddRange(chunk.Texts[0].Take(chunk.Rows));
        });
        Assert.Equal((20_000, 20_000), (table.CountRows(), numbers.Count));
        table.Hold([table.Columns[0], table.Columns[1], table.Columns[3]]);
        Assert.Equal(numbers.Where(number => !double.IsNaN(number)), table.Numbers(table.Columns[1]));
        Assert.Equal(18_000, table.Numbers(table.Columns[1]).Length);
        Assert.Equal(texts.GroupBy(text => text!).ToDictionary(one => one.Key, one => (long)one.Count()), table.Categories(table.Columns[3], 10));
        Assert.Equal(3, table.Categories(table.Columns[3], 2).Count);
        Assert.All(table.Numbers(table.Columns[0]), day => Assert.Equal(11_382, day));
        Assert.Equal(2000, table.Sample([table.Columns[1]], 10).Length);
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_root, recursive: true);
    }
}
