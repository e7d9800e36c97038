using Perennial.Adapters.DuckDb;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.DuckDb;

/// <summary>Which rows of the log a training gets, and what they weigh.</summary>
public sealed class TrainingRowsTests : IDisposable
{
    private static readonly ModelDeclaration Model = new()
    {
        Model = "delay",
        Columns = new("when", "key", null),
        Features = Logs.Features,
        Label = new("late", TimeSpan.FromDays(1)),
        Costs = new("USD", 1, 1),
    };

    private readonly FolderBlobs _blobs = new();

    public void Dispose() => _blobs.Dispose();

    [Fact]
    public void Older_rows_are_thinned_in_the_same_share_of_every_label_and_newer_ones_are_all_kept()
    {
        List<object[]> rows = Export([new Thinning(Logs.Start.AddMinutes(600), 0.25)], null);

        Assert.Equal((40, 110), (rows.Count(row => Old(row) && Late(row)), rows.Count(row => Old(row) && !Late(row))));
        Assert.Equal(400, rows.Count(row => !Old(row)));
    }

    [Fact]
    public void The_same_rows_are_kept_every_time_and_a_smaller_share_is_part_of_a_larger()
    {
        object[] Kept(double ratio) => [.. Export([new Thinning(Logs.End, ratio)], null).Select(row => row[0])];

        Assert.Equal(Kept(0.5), Kept(0.5));
        Assert.Empty(Kept(0.25).Except(Kept(0.5)));
        Assert.Equal((250, 500), (Kept(0.25).Length, Kept(0.5).Length));
    }

    [Fact]
    public void Two_rules_for_one_row_multiply() =>
        Assert.Equal(250, Export([new Thinning(Logs.End, 0.5), new Thinning(Logs.End, 0.5)], null).Count);

    [Fact]
    public void A_row_as_old_as_the_half_life_weighs_half_of_the_newest()
    {
        List<object[]> rows = Export([], new ExampleWeights(Logs.Start.AddMinutes(999), TimeSpan.FromMinutes(500), false));

        Assert.Equal(0.5, (double)rows.Single(row => (double)row[0]! == 499)[3]!, 12);
        Assert.Equal(1, (double)rows.Single(row => (double)row[0]! == 999)[3]!, 12);
    }

    [Fact]
    public void Classes_that_are_balanced_weigh_the_same_in_sum_and_all_rows_as_many_as_they_are()
    {
        List<object[]> rows = Export([], new ExampleWeights(Logs.End, null, true));
        double late = rows.Where(Late).Sum(row => (double)row[3]!), all = rows.Sum(row => (double)row[3]!);

        Assert.Equal((500, 1_000), (Math.Round(late, 6), Math.Round(all, 6)));
    }

    private static bool Old(object[] row) => (double)row[0]! < 600;

    private static bool Late(object[] row) => (double)row[2]! == 1;

    /// <summary>A thousand rows, a minute apart, whose distance is their minute; of the first 600, 160 are late.</summary>
    private List<object[]> Export(IReadOnlyList<Thinning> thinned, ExampleWeights? weights)
    {
        StoredRow[] log =
        [
            .. Enumerable.Range(0, 1_000).Select(minute => Logs.Prediction(minute + 1, $"id{minute}", minute, 1, .5, (double)minute, "JFK")),
            .. Enumerable.Range(0, 1_000).Select(minute => Logs.Label(minute + 1_001, $"id{minute}", 0, minute < 160 || minute >= 900 ? 1 : 0)),
        ];
        using DuckDbSession session = new(new());
        ParquetSegmentStore store = new(_blobs, session);
        string file = _blobs.Draft("datasets");
        store.Export(Model, Logs.Write(store, log, 300), Logs.Everything() with { Thinned = thinned }, weights, file);
        return PlainDuckDb.Run($"FROM read_parquet('{file}')");
    }
}
