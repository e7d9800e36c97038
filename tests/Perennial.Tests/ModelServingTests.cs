using System.Collections.Concurrent;
using Perennial.Decide;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests;

public sealed class ModelServingTests : IDisposable
{
    private static readonly Request Any = new("r", World.Start, "e", [1.0, "a"]);
    private readonly MemoryJournalStore store = new();
    private readonly MemoryBlobStore blobs = new();
    private readonly RatePredictorSource source;
    private readonly VersionLoader versions;

    public ModelServingTests()
    {
        source = new RatePredictorSource(blobs);
        versions = new VersionLoader(source);
        Write(new ModelDeclared(Declared.Model));
    }

    [Fact]
    public void Without_a_champion_there_is_no_answer() => Assert.Same(Answer.None, Serving().Answer(Any));

    [Fact]
    public void A_promotion_and_a_rollback_take_effect_at_the_next_request()
    {
        var serving = Serving();
        Crown(1, 0.1);
        Assert.Equal(new Answer(1, 0.1, null, double.NaN), serving.Answer(Any));
        Crown(2, 0.2);
        Assert.Equal(2, serving.Answer(Any).Version);
        Write(new ChampionRolledBack(2, 1, "worse"));
        Assert.Equal(new Answer(1, 0.1, null, double.NaN), serving.Answer(Any));
    }

    [Fact]
    public async Task A_slow_load_of_a_promoted_version_overtook_the_rollback_after_it()
    {
        var serving = Serving();
        Crown(1, 0.1);
        serving.Answer(Any);
        using var loading = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        source.Loading = _ =>
        {
            loading.Set();
            goOn.Wait();
        };
        Crown(2, 0.2);
        var slow = Task.Factory.StartNew(() => serving.Answer(Any), TaskCreationOptions.LongRunning);
        loading.Wait(TestContext.Current.CancellationToken);
        Write(new ChampionRolledBack(2, 1, "worse"));
        Assert.Equal(1, serving.Answer(Any).Version);
        goOn.Set();
        Assert.Equal(1, (await slow).Version);
        Assert.Equal(1, serving.Answer(Any).Version);
    }

    [Fact]
    public void Under_swaps_every_answer_comes_whole_from_one_version_and_never_from_an_older_one_than_before()
    {
        var serving = Serving();
        Crown(1, 0.01);
        var torn = new ConcurrentBag<Answer>();
        var stop = false;
        var askers = Enumerable.Range(0, 3).Select(_ => new Thread(() => Ask(serving, torn, () => Volatile.Read(ref stop)))).ToList();
        askers.ForEach(asker => asker.Start());
        for (var version = 2; version <= 60; version++)
        {
            Crown(version, version / 100.0);
            Assert.Equal(version, serving.Answer(Any).Version);
        }

        Volatile.Write(ref stop, true);
        askers.ForEach(asker => asker.Join());
        Assert.Empty(torn);
    }

    public void Dispose()
    {
        versions.Dispose();
        blobs.Dispose();
    }

    private static void Ask(ModelServing serving, ConcurrentBag<Answer> torn, Func<bool> stopped)
    {
        for (var newest = 0; !stopped();)
        {
            var answer = serving.Answer(Any);
            if (answer.Score != answer.Version / 100.0 || answer.Version < newest)
            {
                torn.Add(answer);
            }

            newest = answer.Version ?? 0;
        }
    }

    private ModelServing Serving()
    {
        var journal = new Journal(store);
        return new ModelServing(new ModelStates(journal), journal, versions, Declared.Model.Model);
    }

    private void Crown(int version, double rate)
    {
        var registered = Samples.Version(version, RatePredictorSource.Put(blobs, rate));
        WriteRaw(new VersionRegistered(registered), new VersionPromoted(version, null, "better"));
    }

    private void Write(IFact fact) => WriteRaw(fact);

    /// <summary>A version belongs to a run, and a run begins before its version.</summary>
    private void WriteRaw(params IFact[] facts)
    {
        var states = new ModelStates(new Journal(store));
        states.Act(Declared.Model.Model, World.Start, "ann", _ => facts is [VersionRegistered { Version: var version }, ..]
            ? [new RunStarted(version.Number, Trigger.Person, "x"), Taken(version.Number), facts[0], new RunEnded(version.Number, RunOutcome.Passed, "x"), .. facts[1..]]
            : facts);
    }

    private static DatasetTaken Taken(int run) => new(run, Digest.None, World.Start, World.Start, World.Start, 1, 1);
}
