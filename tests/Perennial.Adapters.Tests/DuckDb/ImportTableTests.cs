using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Tests.Processes;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

public sealed class ImportTableTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ModelDeclaration Model = new()
    {
        Model = "letters",
        Columns = new ColumnNames("asked", "letter", "street"),
        Features = [new("grams", FeatureType.Numeric), new("stamp", FeatureType.Categorical)],
        Label = new LabelDeclaration("lost", TimeSpan.FromDays(1)),
        Costs = new CostOptions("USD", 1, 1),
    };

    private static readonly ModelDeclaration Classes = Model with
    {
        Task = TaskKind.Multiclass, Label = Model.Label with { Classes = ["kept", "lost", "torn"] },
    };

    private readonly ScratchFolder _folder = new();
    private readonly DuckDbSession _session = new(new DuckDbOptions());

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Rows_come_in_the_order_in_which_they_arrived()
    {
        string asked = Write("asked.csv", "letter,asked,street,grams,stamp,score\nb,2026-01-02T00:00:00Z,s,1,red,0.5\na,2026-01-01T00:00:00Z,,,,\n");
        string lost = Write("lost.csv", "letter,lost,known\na,1,2026-01-01T12:00:00+02:00\nb,,2026-01-03\n");
        using ImportTable table = Load(Model, Predictions(asked), new ImportFile(RowKind.Label, lost, "known", null));
        ImportedRow[] rows = [.. table.Read(0, 10)];
        Assert.Equal([("a", RowKind.Prediction), ("a", RowKind.Label), ("b", RowKind.Prediction)], rows.Select(row => (row.Row.Id, row.Row.Kind)));
        Assert.Equal((table.Rows, table.CountBefore(Now), table.CountBefore(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero))), (3, 3, 2));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero), rows[1].ArrivedAt);
        Assert.Equal((DateTimeOffset.UnixEpoch, 1.0), (rows[1].Row.OccurredAt, rows[1].Row.Score));
        Assert.Equal((1, 0.5, "s"), (rows[2].Row.Version, rows[2].Row.Score, rows[2].Row.Entity));
        Assert.Equal([1.0, "red"], rows[2].Row.Features);
        Assert.Null(rows[0].Row.Version);
        Assert.Equal([null, null], rows[0].Row.Features);
    }

    [Fact]
    public void Every_format_gives_the_same_rows()
    {
        string csv = Write("a.csv", "letter,asked,street,grams,stamp,score\na,2026-01-01 00:00:00,s/1,1.5,red,0.5\n");
        string json = Write("a.ndjson", """{"asked": "2026-01-01T00:00:00Z", "letter": "a", "street": "s/1", "grams": 1.5, "stamp": "red", "score": 0.5, "more": [1]}""");
        string parquet = _folder.At("a.parquet");
        PlainDuckDb.Run($"COPY (SELECT 'a' AS letter, TIMESTAMP '2026-01-01' AS asked, 's/1' AS street, 1.5 AS grams, 'red' AS stamp, 0.5::FLOAT AS score) TO '{parquet}' (FORMAT parquet)");
        string[] files = [csv, json, parquet];
        string[] texts = [.. files.Select(file =>
        {
            using ImportTable table = Load(Model, Predictions(file));
            return string.Join('\n', table.Read(0, 5).Select(row => $"{row.ArrivedAt:O} {row.Row.Id} {row.Row.Score} {row.Row.Entity} {string.Join('|', row.Row.Features)}"));
        })];
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
    }

    [Fact]
    public void Classes_come_as_probabilities_or_by_name()
    {
        string each = Write("each.csv", "letter,asked,street,grams,stamp,score_kept,score_lost,score_torn\na,2026-01-01,s,1,red,0.1,0.7,0.2\n");
        string named = Write("named.csv", "letter,asked,street,grams,stamp,score\na,2026-01-01,s,1,red,torn\n");
        using ImportTable one = Load(Classes, Predictions(each));
        using ImportTable other = Load(Classes, Predictions(named));
        Assert.Equal((1.0, 2.0), (one.Read(0, 1)[0].Row.Score, other.Read(0, 1)[0].Row.Score));
        Assert.Equal([1.0, "red", 0.1, 0.7, 0.2], one.Read(0, 1)[0].Row.Features);
        Assert.Equal([1.0, "red", 0.0, 0.0, 1.0], other.Read(0, 1)[0].Row.Features);
    }

    [Fact]
    public void A_version_is_told_by_number_or_by_name()
    {
        string file = Write("v.csv", "letter,asked,street,grams,stamp,score,by\na,2026-01-01,s,1,red,0.5,2\nb,2026-01-02,s,1,red,0.5,autumn\n");
        using ImportTable table = Load(Model, Predictions(file) with { Version = null, VersionColumn = "by", Versions = new Dictionary<string, int> { ["2"] = 2, ["autumn"] = 3 } });
        Assert.Equal([2, 3], table.Read(0, 5).Select(row => row.Row.Version!.Value));
    }

    [Theory]
    [InlineData("a,2027-01-01,s,1,red,0.5", "column 'asked', row 1: '2027-01-01' is not a time")]
    [InlineData("a,2026-01-01,s,1,red,0.5\na,2026-01-02,s,1,red,0.5", "id 'a' stands 2 times")]
    [InlineData("a,2026-01-01,s,much,red,half", "column 'grams', row 1: 'much' is not a finite number")]
    [InlineData("a,2026-01-01,s,1,red,half", "column 'score', row 1: 'half' is not a probability")]
    [InlineData("", "there is no row")]
    public void What_cannot_be_taken_is_named(string rows, string says) => Assert.Contains(
        says,
        Assert.Throws<FaultException>(() => Load(Model, Predictions(Write("bad.csv", $"letter,asked,street,grams,stamp,score\n{rows}\n")))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_label_whose_prediction_is_not_there_says_what_to_add()
    {
        string asked = Write("asked.csv", "letter,asked,street,grams,stamp,score\na,2026-01-01,s,1,red,0.5\n");
        string lost = Write("lost.csv", "letter,lost\na,1\nz,0\n");
        string message = Assert.Throws<FaultException>(() => Load(Model, Predictions(asked), new ImportFile(RowKind.Label, lost, null, TimeSpan.FromDays(1)))).Message;
        Assert.Contains("nothing says when 'z' was predicted", message, StringComparison.Ordinal);
        Assert.Contains("Add the column 'asked'", message, StringComparison.Ordinal);
    }

    private static ImportFile Predictions(string file) => new(RowKind.Prediction, file, null, TimeSpan.Zero) { Version = 1 };

    private ImportTable Load(ModelDeclaration model, params ImportFile[] files) => ImportTable.Load(_session, model, files, Now);

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.At(name), text);
        return _folder.At(name);
    }
}
