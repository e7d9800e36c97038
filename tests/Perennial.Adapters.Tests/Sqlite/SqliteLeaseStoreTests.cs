using System.Diagnostics;
using System.Globalization;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Adapters.Tests.Conformance;

namespace Perennial.Adapters.Tests.Sqlite;

public sealed class SqliteLeaseStoreTests : IDisposable
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    private static readonly ProcessIdentity Elsewhere = new("other-machine", 42, 7);

    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();
    private readonly DataFolder _data;

    public SqliteLeaseStoreTests() => _data = DataFolder.Open(_folder.NewPlace(), _clock);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_free_lease_is_taken_and_renewed_by_its_holder()
    {
        using SqliteLeaseStore store = new(_data, _clock);
        Assert.Null(store.TryTake("m", Term));
        Assert.Null(store.TryTake("m", Term));
        using SqliteLeaseStore again = new(_data, _clock);
        Assert.Null(again.TryTake("m", Term));
    }

    [Fact]
    public void A_held_lease_is_refused_with_a_sentence_that_names_the_holder()
    {
        using SqliteLeaseStore mine = new(_data, _clock);
        using SqliteLeaseStore theirs = new(_data, _clock, Elsewhere);
        Assert.Null(theirs.TryTake("m", Term));
        Assert.Equal("'m' is driven by process 42 on other-machine since 2024-05-01 12:00:00 UTC.", mine.TryTake("m", Term));
        Assert.Null(mine.TryTake("n", Term));
    }

    [Fact]
    public void An_expired_lease_changes_hands()
    {
        using SqliteLeaseStore mine = new(_data, _clock);
        using SqliteLeaseStore theirs = new(_data, _clock, Elsewhere);
        Assert.Null(theirs.TryTake("m", Term));
        _clock.Now += Term;
        Assert.Null(mine.TryTake("m", Term));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on"), theirs.TryTake("m", Term), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_holder_gives_a_lease_back()
    {
        using SqliteLeaseStore mine = new(_data, _clock);
        using SqliteLeaseStore theirs = new(_data, _clock, Elsewhere);
        Assert.Null(theirs.TryTake("m", Term));
        mine.Release("m");
        Assert.NotNull(mine.TryTake("m", Term));
        theirs.Release("m");
        Assert.Null(mine.TryTake("m", Term));
    }

    [Fact]
    public void The_lease_of_an_ended_process_is_free_at_once()
    {
        using Process ended = Process.Start("true");
        ProcessIdentity holder = new(Environment.MachineName, ended.Id, 1);
        ended.WaitForExit();
        AssertFreeFrom(holder);
    }

    [Fact]
    public void A_later_process_with_the_same_number_is_not_the_holder()
    {
        using Process living = Process.Start("sleep", "1000");
        ProcessIdentity holder = ProcessIdentity.Of(living.Id);
        AssertFreeFrom(holder with { StartTicks = holder.StartTicks - 1 });
        living.Kill();
    }

    [Fact]
    public void The_lease_of_another_living_process_is_held()
    {
        using Process living = Process.Start("sleep", "1000");
        using SqliteLeaseStore mine = new(_data, _clock);
        using SqliteLeaseStore theirs = new(_data, _clock, ProcessIdentity.Of(living.Id));
        Assert.Null(theirs.TryTake("m", Term));
        Assert.NotNull(mine.TryTake("m", Term));
        living.Kill();
        living.WaitForExit();
        Assert.Null(mine.TryTake("m", Term));
    }

    private void AssertFreeFrom(ProcessIdentity holder)
    {
        using SqliteLeaseStore mine = new(_data, _clock);
        using SqliteLeaseStore theirs = new(_data, _clock, holder);
        Assert.Null(theirs.TryTake("m", Term));
        Assert.Null(mine.TryTake("m", Term));
    }
}
