using Perennial.Log;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Serve;

public sealed class LogSamplingTests
{
    private static readonly ModelDeclaration Sampled = Declared.Model with
    {
        Columns = Declared.Model.Columns with { Weight = "stands_for" },
        Log = new LogOptions { Sample = 0.1 },
    };

    [Fact]
    public void Everything_leaves_a_row_where_nothing_is_sampled() => Assert.Null(LogSampling.Of(Declared.Model));

    [Fact]
    public void The_rows_stand_for_about_all_that_was_answered()
    {
        var sampling = LogSampling.Of(Sampled)!;
        double[] weights = [.. Enumerable.Range(0, 20_000).Select(one => sampling.Weight($"{one}", 0.9)).Where(weight => weight > 0)];
        Assert.All(weights, weight => Assert.Equal(10, weight));

        // Four standard deviations of a sum of 20,000 draws with a chance of 0.1 each.
        Assert.InRange(weights.Length, 2_000 - 170, 2_000 + 170);
        Assert.InRange(weights.Sum(), 20_000 - 1_700, 20_000 + 1_700);
    }

    [Fact]
    public void The_same_prediction_has_the_same_lot_and_another_model_another() => Assert.All(Enumerable.Range(0, 200), one =>
        Assert.Equal(LogSampling.Of(Sampled)!.Weight($"{one}", 0), LogSampling.Of(Sampled)!.Weight($"{one}", 0.4)));

    [Fact]
    public void What_is_acted_on_always_leaves_a_row_that_stands_for_itself()
    {
        var sampling = LogSampling.Of(Sampled with { Log = new LogOptions { Sample = 0.1, KeepPositives = true }, Costs = Sampled.Costs with { DecideAt = new DecideAt(0.3) } })!;
        Assert.All(Enumerable.Range(0, 200), one => Assert.Equal(1, sampling.Weight($"{one}", 0.3)));
        Assert.Equal([0.0, 10.0], Enumerable.Range(0, 200).Select(one => sampling.Weight($"{one}", 0.29)).Distinct().Order());
    }

    [Fact]
    public void A_row_carries_its_weight_in_the_declared_column_and_one_that_was_not_drawn_is_neither_logged_nor_asked_unseen()
    {
        using var blobs = new MemoryBlobStore();
        using var versions = new VersionLoader(new RatePredictorSource(blobs));
        using var router = new Router(versions);
        router.Swap(new RoutingTable("m", Version(blobs, 1, 0.1), Version(blobs, 2, 0.9), 0) { Declaration = Sampled, Logged = Sampled.Logged });
        var rows = Enumerable.Range(0, 1_000).Select(one => new Request($"{one}", World.Start, null, [0.0, "a", one % 2 == 0 ? 3.0 : null])).Select(one => (Request: one, Answer: router.Answer(one))).ToList();
        Assert.All(rows, one => Assert.Equal(one.Answer.Weight > 0, one.Answer.Shadow is not null));
        Assert.All(rows.Where(one => one.Answer.Weight == 0), one => Assert.Empty(one.Answer.Rows(one.Request)));
        var logged = rows.SelectMany(one => one.Answer.Rows(one.Request)).ToList();
        Assert.InRange(logged.Count, 2, 400);
        Assert.All(logged.Where(row => row.Kind == RowKind.Prediction), row => Assert.Equal(int.Parse(row.Id) % 2 == 0 ? 30.0 : 10.0, row.Features[2]));
        Assert.Equal([0.0, "a", 3.0], rows[0].Request.Features);
    }

    private static ModelVersion Version(MemoryBlobStore blobs, int number, double rate) => Samples.Version(number, RatePredictorSource.Put(blobs, rate));
}
