using System.Collections.Concurrent;
using Perennial.Decide;
using Perennial.Evaluate;
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

    [Fact]
    public void Watched_the_append_itself_loads_what_it_names_and_the_next_answer_is_of_it()
    {
        var journal = new Journal(store);
        using var watch = new JournalWatch(journal, new HandTime());
        var loads = 0;
        source.Loading = _ => loads++;
        Crown(1, 0.1);
        using var serving = new ModelServing(new ModelStates(journal), journal, versions, Declared.Model.Model, watch);
        Assert.Equal(1, serving.Answer(Any).Version);
        var own = new ModelStates(journal);
        Crown(own, 2, 0.2);
        Assert.Equal(2, loads);
        Assert.Equal(2, serving.Answer(Any).Version);
        own.Act(Declared.Model.Model, World.Start, "ann", _ => [new ChampionRolledBack(2, 1, "worse")]);
        Assert.Equal((1, 2), (serving.Answer(Any).Version, loads));
    }

    [Fact]
    public void Watched_what_another_process_appended_is_seen_a_lease_later_and_not_asked_for_in_between()
    {
        var time = new HandTime();
        var journal = new Journal(store);
        using var watch = new JournalWatch(journal, time, TimeSpan.FromMilliseconds(100));
        Crown(1, 0.1);
        using var serving = new ModelServing(new ModelStates(journal), journal, versions, Declared.Model.Model, watch);
        Assert.Equal(1, serving.Answer(Any).Version);
        Crown(2, 0.2);
        Assert.Equal(1, serving.Answer(Any).Version);
        time.Pass(TimeSpan.FromMilliseconds(100));
        Assert.Equal(2, serving.Answer(Any).Version);
    }

    [Fact]
    public void Watched_under_swaps_no_answer_after_an_append_is_of_an_older_version_and_none_is_of_one_that_was_let_go()
    {
        var journal = new Journal(store);
        using var watch = new JournalWatch(journal, new HandTime());
        using var few = new VersionLoader(source) { IdleVersions = 0 };
        Crown(1, 0.01);
        using var serving = new ModelServing(new ModelStates(journal), journal, few, Declared.Model.Model, watch);
        var torn = new ConcurrentBag<Answer>();
        var stop = false;
        var askers = Enumerable.Range(0, 3).Select(_ => new Thread(() => Ask(serving, torn, () => Volatile.Read(ref stop)))).ToList();
        askers.ForEach(asker => asker.Start());
        var states = new ModelStates(journal);
        for (var version = 2; version <= 60; version++)
        {
            Crown(states, version, version / 100.0);
            Assert.Equal(version, serving.Answer(Any).Version);
        }

        Volatile.Write(ref stop, true);
        askers.ForEach(asker => asker.Join());
        Assert.Empty(torn);
        Assert.Equal(2, few.LoadedVersions);
    }

    [Fact]
    public void An_event_that_changes_no_answer_loads_nothing()
    {
        var serving = Serving();
        Crown(1, 0.1);
        serving.Answer(Any);
        var table = serving.Table;
        Write(new ModelFrozen("holidays"));
        serving.Answer(Any);
        Assert.Same(table, serving.Table);
    }

    [Fact]
    public void A_champion_that_cannot_be_loaded_is_told_and_the_one_before_goes_on_until_it_can()
    {
        var broken = true;
        source.Loading = artifact => _ = broken && artifact == RatePredictorSource.Put(blobs, 0.2) ? throw new DamagedBlobException("the disk is away") : 0;
        Crown(1, 0.1);
        using var serving = new ModelServing(new ModelStates(new Journal(store)), new Journal(store), versions, Declared.Model.Model) { KeepsAnswering = true };
        serving.Follow();
        Assert.Null(serving.Fault);
        Crown(2, 0.2);
        Assert.Equal(1, serving.Answer(Any).Version);
        Assert.Equal("the disk is away", serving.Fault);
        Assert.Throws<DamagedBlobException>(() => Serving().Answer(Any));
        broken = false;
        serving.Retry();
        Assert.Equal((2, null), (serving.Answer(Any).Version, serving.Fault));
    }

    [Fact]
    public void An_answer_waits_for_another_process_where_one_gives_it()
    {
        using var serving = Serving();
        Assert.False(serving.Waits([Any]));
        Crown(1, 0.1, Flavours.Remote);
        serving.Follow();
        Assert.True(serving.Waits([Any]));
        Crown(2, 0.2);
        serving.Follow();
        Assert.False(serving.Waits([Any]));
    }

    [Fact]
    public void What_may_crash_who_loads_it_is_tried_elsewhere_first_and_once()
    {
        var probe = new ListedProbe();
        using var serving = new ModelServing(new ModelStates(new Journal(store)), new Journal(store), versions, Declared.Model.Model, probe: probe);
        Crown(1, 0.1);
        serving.Answer(Any);
        Assert.Empty(probe.Checked);
        Crown(2, 0.2, Flavours.Onnx);
        serving.Answer(Any);
        Write(new ChampionRolledBack(2, 1, "worse"));
        serving.Answer(Any);
        Assert.Equal([RatePredictorSource.Put(blobs, 0.2)], probe.Checked);
    }

    [Fact]
    public void Requests_that_meet_a_new_version_at_once_have_it_tried_once()
    {
        using var probe = new HeldProbe();
        using var serving = new ModelServing(new ModelStates(new Journal(store)), new Journal(store), versions, Declared.Model.Model, probe: probe);
        Crown(1, 0.1);
        serving.Answer(Any);
        Crown(2, 0.2, Flavours.Onnx);
        List<Thread> asking = [.. Enumerable.Range(0, 8).Select(_ => new Thread(() => serving.Answer(Any)))];
        asking.ForEach(one => one.Start());
        probe.Entered.Wait(TestContext.Current.CancellationToken);
        while (asking.Exists(one => (one.ThreadState & ThreadState.WaitSleepJoin) == 0))
        {
            Thread.Yield();
        }

        probe.Gate.Set();
        asking.ForEach(one => one.Join());
        Assert.Equal((1, 2), (probe.Checks, serving.Answer(Any).Version));
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

    private void Crown(int version, double rate, string? flavour = null) => Crown(new ModelStates(new Journal(store)), version, rate, flavour);

    private void Crown(ModelStates states, int version, double rate, string? flavour = null)
    {
        var registered = Samples.Version(version, RatePredictorSource.Put(blobs, rate)) with { Flavour = flavour };
        WriteRaw(states, new VersionRegistered(registered), new VersionPromoted(version, null, "better"));
    }

    private void Write(IFact fact) => WriteRaw(new ModelStates(new Journal(store)), fact);

    /// <summary>A version belongs to a run, and a run begins before its version.</summary>
    private static void WriteRaw(ModelStates states, params IFact[] facts)
    {
        states.Act(Declared.Model.Model, World.Start, "ann", _ => facts is [VersionRegistered { Version: var version }, ..]
            ? [new RunStarted(version.Number, Trigger.Person, "x"), Taken(version.Number), facts[0], new RunEnded(version.Number, RunOutcome.Passed, "x"), .. facts[1..]]
            : facts);
    }

    private sealed class ListedProbe : IArtifactProbe
    {
        public List<Digest> Checked { get; } = [];

        public void Check(ModelDeclaration model, Digest artifact) => Checked.Add(artifact);
    }

    private sealed class HeldProbe : IArtifactProbe, IDisposable
    {
        private int checks;

        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Gate { get; } = new();

        public int Checks => checks;

        public void Check(ModelDeclaration model, Digest artifact)
        {
            Interlocked.Increment(ref checks);
            Entered.Set();
            Gate.Wait();
        }

        public void Dispose()
        {
            Entered.Dispose();
            Gate.Dispose();
        }
    }

    private static DatasetTaken Taken(int run) => new(run, Digest.None, World.Start, World.Start, World.Start, 1, 1);
}
