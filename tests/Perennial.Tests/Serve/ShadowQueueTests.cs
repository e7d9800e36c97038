using System.Collections.Concurrent;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Serve;

public sealed class ShadowQueueTests : IDisposable
{
    private readonly MemoryBlobStore blobs = new();
    private readonly GatedSource source;
    private readonly VersionLoader versions;
    private readonly ConcurrentQueue<InboxRow> logged = [];

    public ShadowQueueTests()
    {
        source = new GatedSource(new RatePredictorSource(blobs));
        versions = new VersionLoader(source) { IdleVersions = 0 };
    }

    [Fact]
    public async Task Every_request_is_answered_unseen_by_the_row_that_the_line_would_have_logged()
    {
        await using var shadows = new ShadowQueue(LogAsync);
        using Router off = new(versions, shadows), inLine = new(versions);
        off.Swap(Table(0.9));
        inLine.Swap(Table(0.9));
        var seen = Enumerable.Range(0, 500).Select(one => (Request: Ask(one), Off: off.Answer(Ask(one)), InLine: inLine.Answer(Ask(one)))).ToList();
        await shadows.StopAsync(TestContext.Current.CancellationToken);
        Assert.All(seen, one => Assert.Equal(one.InLine with { ShadowScore = double.NaN }, one.Off));
        Assert.Equal(
            seen.SelectMany(one => one.InLine.Rows(one.Request)).Select(Words).Order(),
            seen.SelectMany(one => one.Off.Rows(one.Request)).Concat(logged).Select(Words).Order());
        Assert.Equal(new ShadowCounts(500, 500, 0, 0), shadows.Counts);
    }

    [Fact]
    public async Task A_stalled_shadow_delays_no_answer_and_what_does_not_fit_is_counted()
    {
        await using var shadows = new ShadowQueue(LogAsync, new ShadowOptions { Capacity = 10, Batch = 1 });
        using var router = new Router(versions, shadows);
        router.Swap(Table(0.9));
        source.Close();
        Assert.Equal(2, router.Answer(Ask(0)).Shadow);
        source.Stalled.Wait(TestContext.Current.CancellationToken);
        var answers = Enumerable.Range(1, 100).Select(one => router.Answer(Ask(one))).ToList();
        Assert.All(answers, answer => Assert.Equal((1, 0.1), (answer.Version, answer.Score)));
        Assert.Equal(10, answers.Count(answer => answer.Shadow == 2));
        Assert.Equal(new ShadowCounts(101, 0, 90, 0), shadows.Counts);
        source.Open();
        await shadows.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new ShadowCounts(101, 11, 90, 0), shadows.Counts);
    }

    [Fact]
    public async Task A_swap_while_the_shadow_stalls_lets_its_version_go_when_it_came_back_and_drops_what_waited_for_it()
    {
        await using var shadows = new ShadowQueue(LogAsync, new ShadowOptions { Batch = 1 });
        using var router = new Router(versions, shadows);
        router.Swap(Table(0.9));
        source.Close();
        Enumerable.Range(0, 5).ToList().ForEach(one => router.Answer(Ask(one)));
        source.Stalled.Wait(TestContext.Current.CancellationToken);
        router.Swap(new RoutingTable("m", Version(3, 0.3), null, 0));
        Assert.Equal(3, router.Answer(Ask(6)).Version);
        Assert.Equal(3, versions.LoadedVersions);
        source.Open();
        await shadows.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new ShadowCounts(5, 1, 4, 0), shadows.Counts);
        Assert.Equal(1, versions.LoadedVersions);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_shadow_that_never_answers()
    {
        var shadows = new ShadowQueue(LogAsync, new ShadowOptions { Batch = 1 });
        using var router = new Router(versions, shadows);
        router.Swap(Table(0.9));
        source.Close();
        router.Answer(Ask(0));
        router.Answer(Ask(1));
        source.Stalled.Wait(TestContext.Current.CancellationToken);
        await shadows.StopAsync(new CancellationToken(canceled: true));
        Assert.Null(router.Answer(Ask(2)).Shadow);
        source.Open();
        await shadows.DisposeAsync();
        Assert.Equal((3, 2), (shadows.Counts.Sent, shadows.Counts.Dropped));
    }

    [Fact]
    public async Task Disposal_waited_for_a_shadow_that_never_answered()
    {
        var shadows = new ShadowQueue(LogAsync, new ShadowOptions { Patience = TimeSpan.Zero });
        using var router = new Router(versions, shadows);
        router.Swap(Table(0.9));
        source.Close();
        router.Answer(Ask(0));
        source.Stalled.Wait(TestContext.Current.CancellationToken);
        await shadows.DisposeAsync();
        Assert.Equal(new ShadowCounts(1, 0, 0, 0), shadows.Counts);
        Assert.Null(router.Answer(Ask(1)).Shadow);
    }

    [Theory, InlineData(double.NaN), InlineData(1.5)]
    public async Task What_is_no_answer_is_a_failure_and_is_not_logged(double nonsense)
    {
        await using var shadows = new ShadowQueue(LogAsync);
        using var router = new Router(versions, shadows);
        router.Swap(Table(nonsense));
        Assert.Equal(0.1, router.Answer(Ask(0)).Score);
        await shadows.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new ShadowCounts(1, 0, 0, 1), shadows.Counts);
        Assert.Empty(logged);
    }

    [Fact]
    public async Task One_request_that_the_shadow_cannot_answer_took_all_that_waited_with_it()
    {
        source.Refuses = 3;
        await using var shadows = new ShadowQueue(LogAsync);
        using var router = new Router(versions, shadows);
        router.Swap(Table(0.9));
        source.Close();
        router.Answer(Ask(0));
        source.Stalled.Wait(TestContext.Current.CancellationToken);
        Enumerable.Range(1, 9).ToList().ForEach(one => router.Answer(Ask(one)));
        source.Open();
        await shadows.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new ShadowCounts(10, 9, 0, 1), shadows.Counts);
        Assert.DoesNotContain("3", logged.Select(row => row.Id));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_the_log_does_not_take_is_counted(bool throws)
    {
        await using var shadows = new ShadowQueue((_, _, _) => throws ? throw new FaultException("the disk is full") : new(LoggedAs.Dropped));
        using var router = new Router(versions, shadows);
        router.Swap(Table(0.9));
        router.Answer(Ask(0));
        await shadows.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(throws ? new ShadowCounts(1, 0, 0, 1) : new ShadowCounts(1, 0, 1, 0), shadows.Counts);
    }

    public void Dispose()
    {
        source.Open();
        versions.Dispose();
        source.Dispose();
        blobs.Dispose();
    }

    private static Request Ask(int one) => new($"{one}", World.Start, $"e{one % 7}", [(double)one, "a"]);

    private static string Words(InboxRow row) => $"{row.Kind} {row.Id} {row.OccurredAt:O} {row.Version} {row.Score} {row.Entity} {string.Join(',', row.Features)}";

    private RoutingTable Table(double rate)
    {
        source.Gated = Version(2, rate).Artifact;
        return new("m", Version(1, 0.1), Version(2, rate), 0);
    }

    private ModelVersion Version(int number, double rate) => Samples.Version(number, RatePredictorSource.Put(blobs, rate));

    private ValueTask<LoggedAs> LogAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
    {
        rows.ToList().ForEach(logged.Enqueue);
        return new(LoggedAs.Durable);
    }
}
