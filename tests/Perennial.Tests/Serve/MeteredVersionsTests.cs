using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Serve;

public sealed class MeteredVersionsTests : IDisposable
{
    private const double Refused = 3;
    private const double Late = 4;

    private readonly MemoryBlobStore blobs = new();
    private readonly VersionLoader versions;
    private readonly ServingTally tally = new(World.Start);

    public MeteredVersionsTests() => versions = new VersionLoader(new Choosy(new RatePredictorSource(blobs)));

    [Fact]
    public void Every_call_counts_once_for_each_version_that_answered_rows_of_it()
    {
        using var router = Routing(share: 0.5);
        List<Request> requests = [.. Enumerable.Range(0, 40).Select(one => Ask(one))];
        requests.ForEach(request => router.Answer(request));
        router.AnswerAll(requests);
        router.Answer(Ask(0) with { Version = 2 });
        var measured = Read();
        var ofChallenger = requests.Count(request => router.Answer(request).Version == 2);
        Assert.Equal((40 - ofChallenger + 1, ofChallenger + 1), (measured.Of(1)!.Requests, measured.Of(2)!.Requests));
        Assert.All(measured.Versions, version => Assert.Equal((version.Requests, 0, 64), (version.Latency!.Counts.Sum(), version.Failed, version.MemoryBytes)));
        Assert.Equal((40 - ofChallenger, ofChallenger), (measured.Arms!.ChampionEntities, measured.Arms.ChallengerEntities));
    }

    [Theory]
    [InlineData(Refused, 1, 0)]
    [InlineData(Late, 0, 1)]
    public void A_request_that_a_version_does_not_answer_counts_and_whoever_asked_did_nothing_wrong(double value, int errors, int timeouts)
    {
        using var router = Routing(share: 1);
        var fault = Assert.Throws<UnansweredException>(() => router.Answer(Ask(0, value)));
        Assert.Equal((timeouts == 1, "Version 2 of 'm' gave no answer: it does not want to"), (fault.TooLate, fault.Message));
        Assert.Throws<UnansweredException>(() => router.AnswerAll([Ask(0), Ask(1, value)]));
        var served = Read().Of(2)!;
        Assert.Equal((2, 2 * errors, 2 * timeouts), (served.Requests, served.Errors, served.Timeouts));
    }

    [Fact]
    public void A_request_that_is_wrong_says_nothing_about_the_version()
    {
        using var router = Routing(share: 1);
        Assert.IsNotType<UnansweredException>(Assert.ThrowsAny<FaultException>(() => router.Answer(Ask(0) with { Features = ["text", "a"] })));
        Assert.Throws<UnansweredException>(() => router.Answer(Ask(0, Refused) with { Version = 2 }));
        Assert.Empty(Read().Versions);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1e30, 0)]
    public void What_is_no_answer_is_a_failure_unless_the_row_is_out_of_this_world(double value, int failed)
    {
        using var router = new Router(versions, tally: tally);
        router.Swap(new RoutingTable("m", Version(1, double.NaN), null, 0));
        router.Answer(Ask(0, value));
        Assert.Equal(failed, Read().Of(1)?.Errors ?? 0);
    }

    [Fact]
    public async Task The_shadow_is_counted_request_by_request_and_the_first_of_a_batch_is_timed()
    {
        await using var shadows = new ShadowQueue((_, _, _) => new(LoggedAs.Durable), new ShadowOptions { Capacity = 8 }, tally);
        using var gated = new GatedSource(new Choosy(new RatePredictorSource(blobs))) { Gated = Version(2, 0.9).Artifact };
        using var loader = new VersionLoader(gated);
        using var router = new Router(loader, shadows, tally: tally);
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), 0));
        gated.Close();
        router.Answer(Ask(0));
        gated.Stalled.Wait(TestContext.Current.CancellationToken);
        Enumerable.Range(1, 12).ToList().ForEach(one => router.Answer(Ask(one)));
        gated.Open();
        await shadows.StopAsync(TestContext.Current.CancellationToken);
        var (champion, challenger) = (Read().Of(1)!, tally.Read("m", 0, World.Start).Of(2)!);
        Assert.Equal((13, 0, 13), (champion.Requests, champion.Unseen, champion.Latency!.Counts.Sum()));
        Assert.Equal((9, 9, 4, 0, 2), (challenger.Requests, challenger.Unseen, challenger.Dropped, challenger.Failed, challenger.Latency!.Counts.Sum()));
    }

    [Fact]
    public async Task What_waits_for_another_process_takes_no_thread_of_the_pool() =>
        Assert.False(await OwnThread.RunAsync(() => Thread.CurrentThread.IsThreadPoolThread));

    public void Dispose()
    {
        versions.Dispose();
        blobs.Dispose();
    }

    private static Request Ask(int one, double value = 1) => new($"{one}", World.Start, $"e{one}", [value, "a"]);

    private ServingMeasurement Read() => tally.Read("m", 0, World.Start);

    private Router Routing(double share)
    {
        var router = new Router(versions, tally: tally);
        router.Swap(new RoutingTable("m", Version(1, 0.1), Version(2, 0.9), share) { Versions = [Version(1, 0.1), Version(2, 0.9)] });
        return router;
    }

    private ModelVersion Version(int number, double rate) => Samples.Version(number, RatePredictorSource.Put(blobs, rate));

    /// <summary>Does not answer some rows.</summary>
    private sealed class Choosy(IPredictorSource source) : IPredictorSource
    {
        public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => new Predictor(source.Load(artifact, features));

        private sealed class Predictor(IPredictor predictor) : IPredictor
        {
            public long? MemoryBytes => 64;

            public double[] Score(IReadOnlyList<object?> features) => features[0] switch
            {
                string => throw new FaultException("a text"),
                Refused => throw new InvalidOperationException("it does not want to"),
                Late => throw new FaultException("it does not want to", new TimeoutException()),
                _ => predictor.Score(features),
            };

            public double[] Score(FeatureTable table) => predictor.Score(table);

            public void Dispose() => predictor.Dispose();
        }
    }
}
