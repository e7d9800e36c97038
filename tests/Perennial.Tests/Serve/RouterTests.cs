using Perennial.Log;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Serve;

public sealed class RouterTests : IDisposable
{
    private readonly MemoryBlobStore blobs = new();
    private readonly VersionLoader versions;
    private readonly Router router;

    public RouterTests()
    {
        versions = new VersionLoader(new RatePredictorSource(blobs));
        router = new Router(versions);
    }

    [Fact]
    public void Without_a_table_or_a_champion_there_is_no_answer()
    {
        Assert.Same(Answer.None, router.Answer(Ask("e")));
        router.Swap(new RoutingTable("m", null, null, 0));
        Assert.Same(Answer.None, router.Answer(Ask("e")));
    }

    [Fact]
    public void A_version_in_the_shadow_is_asked_and_never_heard()
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0));
        Assert.Equal(new Answer(1, 0.1, 2, 0.9), router.Answer(Ask("e")));
    }

    [Theory, InlineData(double.NaN), InlineData(1.5), InlineData(-0.1), InlineData(double.PositiveInfinity)]
    public void A_shadow_that_gave_no_probability_was_logged_and_stopped_the_monitor(double nonsense)
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, nonsense), 0));
        Assert.Equal(new Answer(1, 0.1, null, double.NaN), router.Answer(Ask("e")));
    }

    [Fact]
    public void A_shadow_that_threw_took_the_answer_with_it()
    {
        var table = new RoutingTable("m", Version(1, 0.1), Version(2, 0.2), 0);
        var mixed = new Router(new VersionLoader(new Mixed(new RatePredictorSource(blobs), table.Challenger!.Artifact)));
        mixed.Swap(table);
        Assert.Equal(new Answer(1, 0.1, null, double.NaN), mixed.Answer(Ask("e")));
        Assert.Equal(1, mixed.ShadowFailedCount);
    }

    [Fact]
    public void A_split_gives_every_entity_one_version_and_the_challenger_its_share()
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0.3));
        var first = Enumerable.Range(0, 2_000).Select(one => router.Answer(Ask($"{one}"))).ToList();
        Assert.Equal(first, Enumerable.Range(0, 2_000).Select(one => router.Answer(Ask($"{one}") with { Id = "another" })));
        Assert.InRange(first.Count(answer => answer.Version == 2), 600 - 82, 600 + 82);
        Assert.All(first, answer => Assert.Equal(answer.Version == 2 ? 0.9 : 0.1, answer.Score));
    }

    [Fact]
    public void Whoever_was_with_the_challenger_stays_there_when_its_share_grows()
    {
        var table = new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0.1);
        var before = new HashSet<int>();
        foreach (var share in new[] { 0.1, 0.3, 0.5, 0.9, 1 })
        {
            router.Swap(table with { Share = share });
            var now = Enumerable.Range(0, 500).Where(one => router.Answer(Ask($"{one}")).Version == 2).ToHashSet();
            Assert.Subset(now, before);
            before = now;
        }

        Assert.Equal(500, before.Count);
    }

    [Fact]
    public void A_request_without_entity_is_split_by_its_id()
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0.5));
        Assert.All(Enumerable.Range(0, 100), one =>
            Assert.Equal(router.Answer(Ask($"{one}")), router.Answer(Ask(null) with { Id = $"{one}" })));
    }

    [Fact]
    public void A_table_whose_version_cannot_be_loaded_leaves_the_old_one_in_place()
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), null, 0));
        Assert.Throws<DamagedBlobException>(() => router.Swap(new RoutingTable("m", Samples.Version(2, default), null, 0)));
        Assert.Equal(1, router.Answer(Ask("e")).Version);
    }

    [Fact]
    public void The_log_gets_the_answer_and_what_the_shadow_would_have_said()
    {
        var rows = new Answer(1, 0.1, 2, 0.9).Rows(Ask("e")).ToList();
        Assert.Equal([(RowKind.Prediction, 1, 0.1), (RowKind.Shadow, 2, 0.9)], rows.Select(row => (row.Kind, row.Version!.Value, row.Score)));
        Assert.All(rows, row => Assert.Equal(("id", World.Start), (row.Id, row.OccurredAt)));
        Assert.Null(Answer.None.Rows(Ask("e")).Single().Version);
    }

    [Theory, InlineData(0), InlineData(0.4)]
    public void Many_requests_at_once_get_what_each_would_get_alone(double share)
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), share) { Versions = [Version(1, 0.1), Version(2, 0.9), Version(3, 0.3)] });
        List<Request> requests = [.. Enumerable.Range(0, 60).Select(one => Ask($"{one}") with { Id = $"{one}", Version = one % 10 == 0 ? 3 : null })];
        Assert.Equal(requests.Select(router.Answer), router.AnswerAll(requests));
        Assert.Empty(router.AnswerAll([]));
        Assert.Equal(share == 0 ? 1 : 2, router.AnswerAll(requests).Where(answer => answer.Arm != Arm.Pinned).Select(answer => answer.Version).Distinct().Count());
    }

    [Fact]
    public void A_request_that_names_a_version_is_answered_by_it_and_leaves_no_trace()
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0) { Versions = [Version(1, 0.1), Version(2, 0.9), Version(3, 0.3)] });
        var answer = router.Answer(Ask("e") with { Version = 3 });
        Assert.Equal((3, 0.3, Arm.Pinned, null), (answer.Version, answer.Score, answer.Arm, answer.Shadow));
        Assert.Empty(answer.Rows(Ask("e")));
        var fault = Assert.Throws<FaultException>(() => router.Answer(Ask("e") with { Version = 4 }));
        Assert.Equal("Version 4 of 'm' was asked for, and there are 1, 2, 3. Name one of them, or none.", fault.Message);
    }

    [Fact]
    public void The_arm_says_why_a_version_answered()
    {
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0.5));
        Assert.All(Enumerable.Range(0, 50).Select(one => router.Answer(Ask($"{one}"))), answer => Assert.Equal(answer.Version == 2, answer.Arm == Arm.Challenger));
    }

    [Fact]
    public async Task A_version_that_was_replaced_goes_after_the_last_request_that_began_with_it()
    {
        using var asked = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var slow = new Slow(new RatePredictorSource(blobs), asked, goOn);
        using var few = new VersionLoader(slow) { IdleVersions = 0 };
        using var routing = new Router(few);
        routing.Swap(new RoutingTable("m", Version(1, 0.1), null, 0));
        slow.Waits = true;
        var answer = Task.Factory.StartNew(() => routing.Answer(Ask("e")), TaskCreationOptions.LongRunning);
        asked.Wait(TestContext.Current.CancellationToken);
        slow.Waits = false;
        routing.Swap(new RoutingTable("m", Version(2, 0.9), null, 0));
        Assert.Equal(2, routing.Answer(Ask("e")).Version);
        Assert.Equal((2, 0), (few.LoadedVersions, slow.Disposed));
        goOn.Set();
        Assert.Equal(1, (await answer).Version);
        Assert.Equal((1, 1), (few.LoadedVersions, slow.Disposed));
    }

    [Fact]
    public void The_champion_before_stays_loaded_for_a_rollback()
    {
        var loads = 0;
        using var few = new VersionLoader(new RatePredictorSource(blobs) { Loading = _ => loads++ }) { IdleVersions = 0 };
        using var routing = new Router(few);
        var (one, two) = (Version(1, 0.1), Version(2, 0.9));
        routing.Swap(new RoutingTable("m", two, null, 0) { Previous = one });
        routing.Swap(new RoutingTable("m", one, null, 0) { Previous = two });
        Assert.Equal((2, 2), (loads, few.LoadedVersions));
    }

    [Fact]
    public void A_version_is_asked_what_was_asked_lately_before_it_answers()
    {
        var warmed = new List<object?>();
        using var loader = new VersionLoader(new Listening(new RatePredictorSource(blobs), warmed.Add));
        using var routing = new Router(loader);
        routing.Swap(new RoutingTable("m", Version(1, 0.1), null, 0));
        routing.Answer(Ask("e") with { Features = [7.0, "a"] });
        warmed.Clear();
        routing.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0.5));
        Assert.Equal([7.0, null], warmed);
    }

    public void Dispose()
    {
        router.Dispose();
        versions.Dispose();
        blobs.Dispose();
    }

    private static Request Ask(string? entity) => new("id", World.Start, entity, [0.0, "a"]);

    private ModelVersion Version(int number, double rate) => Samples.Version(number, RatePredictorSource.Put(blobs, rate));

    private sealed class Mixed(IPredictorSource sound, Digest broken) : IPredictorSource
    {
        public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) =>
            artifact == broken ? new Throwing() : sound.Load(artifact, features);
    }

    private sealed class Slow(IPredictorSource source, ManualResetEventSlim asked, ManualResetEventSlim goOn) : IPredictorSource
    {
        public bool Waits { get; set; }

        public int Disposed { get; private set; }

        public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => new Between(source.Load(artifact, features), _ => Wait(), () => Disposed++);

        private void Wait()
        {
            if (Waits)
            {
                asked.Set();
                goOn.Wait();
            }
        }
    }

    private sealed class Listening(IPredictorSource source, Action<object?> told) : IPredictorSource
    {
        public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => new Between(source.Load(artifact, features), told, () => { });
    }

    /// <summary>Does something before each answer, and when it is disposed.</summary>
    private sealed class Between(IPredictor predictor, Action<object?> asked, Action disposed) : IPredictor
    {
        public double[] Score(IReadOnlyList<object?> features)
        {
            asked(features[0]);
            return predictor.Score(features);
        }

        public double[] Score(FeatureTable table) => predictor.Score(table);

        public void Dispose()
        {
            predictor.Dispose();
            disposed();
        }
    }

    private sealed class Throwing : IPredictor
    {
        public double[] Score(IReadOnlyList<object?> features) => throw new InvalidOperationException("no such tree");

        public double[] Score(FeatureTable table) => throw new InvalidOperationException("no such tree");

        public void Dispose()
        {
        }
    }
}
