using System.IO.Compression;
using System.Text;
using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

public sealed class FileHistoryTests : IDisposable
{
    private const string Header = "when,key,origin,distance,late\n";

    private static readonly ModelDeclaration Model = new()
    {
        Model = "delay",
        Columns = new("when", "key", "origin"),
        Features = [new("distance", FeatureType.Numeric), new("origin", FeatureType.Categorical)],
        Label = new("late", TimeSpan.FromDays(1)),
        Costs = new("USD", 1, 1),
    };

    private readonly DuckDbSession _session = new(new());
    private readonly string _folder = Directory.CreateTempSubdirectory("perennial-history-").FullName;

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("history.csv")]
    [InlineData("history.csv.gz")]
    [InlineData("history.parquet")]
    public void Rows_come_by_time_then_id_whatever_the_format(string name)
    {
        using FileHistory history = new(
            Write(name, "2001-01-02,b,JFK,2.5,1\n2001-01-01 10:00:00,c,,,\n2001-01-02,a,LAX,-1,false\n"), _session);

        Assert.Equal((Day(1).AddHours(10), Day(2), 3), history.Extent(Model));
        IReadOnlyList<HistoryRow> rows = history.Read(Model, Day(1), Day(3));
        Assert.Equal(["c", "a", "b"], rows.Select(row => row.Id));
        Assert.Equal([null, 0, 1], rows.Select(row => row.Label));
        Assert.Equal([null, "LAX", "JFK"], rows.Select(row => row.Entity));
        Assert.Equal([[null, null], [-1d, "LAX"], [2.5, "JFK"]], rows.Select(row => row.Features));
    }

    [Fact]
    public void What_a_killed_process_left_where_pasts_are_read_is_deleted_and_what_others_own_is_not()
    {
        string folder = Path.Combine(_folder, "spills");
        Directory.CreateDirectory(Path.Combine(folder, "perennial-duckdb-2147483646-1-queries"));
        string left = Path.Combine(folder, "perennial-duckdb-2147483646-1-past.db");
        string own = Path.Combine(folder, $"perennial-duckdb-{Environment.ProcessId}-999999-past.db");
        File.WriteAllText(left, "x");
        File.WriteAllText(own, "x");
        using (DuckDbSession session = new(new() { TemporaryDirectory = folder }))
        {
            using FileHistory history = new(Write("history.csv", "2001-01-02,b,JFK,2.5,1\n"), session);
            Assert.Equal(1, history.Extent(Model).Rows);
            Assert.False(File.Exists(left));
        }

        Assert.Equal([own], Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void A_window_holds_its_start_and_not_its_end()
    {
        using FileHistory history = new(
            Write("h.csv", "2001-01-01,a,JFK,1,0\n2001-01-02,b,JFK,1,0\n2001-01-03,c,JFK,1,0\n"), _session);

        Assert.Equal("b", Assert.Single(history.Read(Model, Day(2), Day(3))).Id);
        Assert.Empty(history.Read(Model, Day(4), Day(5)));
        Assert.Equal(3, history.Read(Model, DateTimeOffset.MinValue, DateTimeOffset.MaxValue).Count);
    }

    [Fact]
    public void A_time_with_a_zone_is_read_with_it_and_one_without_as_utc()
    {
        using FileHistory history = new(
            Write("h.csv", "2001-01-01 12:00:00+02:00,a,JFK,1,0\n2001-01-01T10:30:00Z,b,JFK,1,0\n2001-01-01 11:00:00,c,JFK,1,0\n"),
            _session);

        Assert.Equal(
            [Day(1).AddHours(10), Day(1).AddHours(10.5), Day(1).AddHours(11)],
            history.Read(Model, Day(1), Day(2)).Select(row => row.OccurredAt));
    }

    [Fact]
    public void Every_missing_column_is_named_and_every_column_there_is()
    {
        using FileHistory history = new(Write("h.csv", "1,2\n", "when,somewhere\n"), _session);

        string message = Fault(history);

        Assert.Contains("'key', 'origin', 'late', 'distance'", message, StringComparison.Ordinal);
        Assert.Contains("There are: 'when', 'somewhere'", message, StringComparison.Ordinal);
        Assert.Contains("h.csv", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2001-01-01,b,JFK,far,1", "'distance', row 2: 'far' is not a finite number")]
    [InlineData("2001-01-01,b,JFK,inf,1", "'distance', row 2: 'inf' is not a finite number")]
    [InlineData("2001-01-01,b,JFK,1,2", "'late', row 2: '2' is not a label")]
    [InlineData("2001-01-01,b,JFK,1,maybe", "'late', row 2: 'maybe' is not a label")]
    [InlineData("yesterday,b,JFK,1,1", "'when', row 2: 'yesterday' is not a time")]
    [InlineData(",b,JFK,1,1", "'when', row 2: '' is not a time")]
    [InlineData("2001-01-01,,JFK,1,1", "'key', row 2: '' is empty")]
    [InlineData("2001-01-01,a,JFK,1,1", "'key': id 'a' stands 2 times")]
    public void A_bad_cell_is_named_by_column_row_and_text(string row, string expected)
    {
        using FileHistory history = new(Write("h.csv", $"2001-01-01,a,JFK,1,0\n{row}\n2001-01-03,z,JFK,1,0\n"), _session);

        Assert.Contains(expected, Fault(history), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_several_columns_are_told_at_once()
    {
        using FileHistory history = new(Write("h.csv", "2001-01-01,a,JFK,far,7\n"), _session);

        Assert.Contains("'far'", Fault(history), StringComparison.Ordinal);
        Assert.Contains("'7'", Fault(history), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("history.parquet")]
    [InlineData("history.csv.gz")]
    public void A_file_that_is_cut_short_is_named_with_a_remedy(string name)
    {
        string file = Write(name, string.Concat(Enumerable.Range(0, 50_000).Select(i => $"2001-01-01,a{i * 7919L},JFK,{i},0\n")));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1000]);
        using FileHistory history = new(file, _session);

        string message = Fault(history);

        Assert.Contains(file, message, StringComparison.Ordinal);
        Assert.Contains("fetch or write it again", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_or_of_no_known_format_is_named()
    {
        using FileHistory absent = new(Path.Combine(_folder, "none.csv"), _session);
        using FileHistory other = new(Write("h.txt", ""), _session);
        using FileHistory empty = new(Write("h.csv", ""), _session);

        Assert.Contains("none.csv' does not exist", Fault(absent), StringComparison.Ordinal);
        Assert.Contains("none.csv' does not exist", Assert.Throws<FaultException>(() => absent.Digest()).Message, StringComparison.Ordinal);
        Assert.Contains(".parquet, .csv, .csv.gz", Fault(other), StringComparison.Ordinal);
        Assert.Contains("holds no rows", Fault(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_comes_at_its_own_time_or_at_the_declared_one()
    {
        string file = Write(
            "own.csv", "2001-01-01,a,1,2001-01-09 12:00:00\n2001-01-02,b,1,\n2001-01-02,c,,2001-01-03\n", "date,id,late,_label_at\n");
        using FileHistory history = new(file, _session);
        ModelDeclaration model = Model with
        {
            Columns = new ColumnNames("date", "id", null),
            Features = [],
        };

        Assert.Equal(["b"], history.ReadLabelled(model, Day(3), Day(4)).Select(row => row.Id));
        Assert.Equal(["a"], history.ReadLabelled(model, Day(4), Day(10)).Select(row => row.Id));
        Assert.Equal(Day(9).AddHours(12), history.Read(model, Day(1), Day(2)).Single().LabelAt);
    }

    [Fact]
    public void The_digest_is_that_of_the_bytes()
    {
        string file = Write("h.csv", "");
        using FileHistory history = new(file, _session);

        Assert.Equal(Digest.Of(File.ReadAllBytes(file)), history.Digest());
    }

    private static DateTimeOffset Day(int day) => new(2001, 1, day, 0, 0, 0, TimeSpan.Zero);

    private static string Fault(FileHistory history) => Assert.Throws<FaultException>(() => history.Extent(Model)).Message;

    private string Write(string name, string rows, string header = Header)
    {
        string file = Path.Combine(_folder, name);
        byte[] text = Encoding.UTF8.GetBytes(header + rows);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using GZipStream zip = new(File.Create(file), CompressionLevel.Fastest);
            zip.Write(text);
        }
        else if (name.EndsWith(".parquet", StringComparison.Ordinal))
        {
            string csv = file + ".csv";
            File.WriteAllBytes(csv, text);
            PlainDuckDb.Run($"COPY (SELECT * FROM read_csv('{csv}')) TO '{file}' (FORMAT parquet)");
        }
        else
        {
            File.WriteAllBytes(file, text);
        }

        return file;
    }
}
