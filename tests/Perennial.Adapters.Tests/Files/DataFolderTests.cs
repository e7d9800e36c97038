using System.Diagnostics;
using System.Globalization;
using Perennial.Adapters.Files;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Files;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new() { Now = TimeProvider.System.GetUtcNow() };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_new_folder_is_created_with_its_format()
    {
        string root = Path.Combine(_folder.NewPlace(), "deep", "down");
        DataFolder folder = DataFolder.Open(root + "/", _clock);
        Assert.Equal(root, folder.Root);
        Assert.Equal("1\n", File.ReadAllText(Path.Combine(root, "format")));
        Assert.Equal(folder.Blobs, DataFolder.Open(root, _clock).Blobs);
    }

    [Fact]
    public void Many_may_create_one_folder_at_once()
    {
        string root = _folder.NewPlace();
        Parallel.For(0, 8, _ => DataFolder.Open(root, _clock));
        Assert.Equal(["blobs", "drafts", "format", "runs"], Directory.GetFileSystemEntries(root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_creation_that_a_crash_cut_short_is_finished_and_swept()
    {
        string root = _folder.NewPlace();
        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(root, "format.123.draft"), "1");
        _ = DataFolder.Open(root, _clock);
        Assert.Equal(["blobs", "drafts", "format", "runs"], Directory.GetFileSystemEntries(root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_list_of_commands_may_be_there_before_anything_else()
    {
        string root = _folder.NewPlace();
        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(root, "commands.yaml"), "trainers: {}");
        _ = DataFolder.Open(root, _clock);
        Assert.Equal(["blobs", "commands.yaml", "drafts", "format", "runs"], Directory.GetFileSystemEntries(root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_folder_of_a_newer_release_is_refused()
    {
        string root = WithFormat("2");
        Assert.Contains("upgrade Perennial", Refusal(root), StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_that_is_no_number_is_shown() => Assert.Contains("'one'", Refusal(WithFormat("one")), StringComparison.Ordinal);

    [Fact]
    public void An_older_folder_is_migrated_forward_once()
    {
        string root = WithFormat("0");
        Assert.Contains("nothing migrates", Refusal(root), StringComparison.Ordinal);
        List<string> migrated = [];
        Dictionary<int, Action<string>> migrations = new() { [0] = migrated.Add };
        _ = DataFolder.Open(root, _clock, migrations: migrations);
        _ = DataFolder.Open(root, _clock, migrations: migrations);
        Assert.Equal([root], migrated);
    }

    [Fact]
    public void A_folder_with_other_things_in_it_is_left_alone()
    {
        string root = _folder.NewPlace();
        Directory.CreateDirectory(Path.Combine(root, "photos"));
        Assert.Contains("'photos'", Refusal(root), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(root));
    }

    [Fact]
    public void A_path_that_is_a_file_is_named()
    {
        string root = _folder.NewPlace();
        File.WriteAllText(root, "");
        Assert.Contains(root, Refusal(root), StringComparison.Ordinal);
    }

    [Fact]
    public void Room_is_refused_below_the_reserve()
    {
        string root = _folder.NewPlace();
        DataFolder.Open(root, _clock, reserveBytes: 0).EnsureRoom(1);
        DiskFullException fault = Assert.Throws<DiskFullException>(() => DataFolder.Open(root, _clock, reserveBytes: 0).EnsureRoom(long.MaxValue));
        Assert.Contains("free space, then run the same command again", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_drafts_of_dead_processes_are_swept()
    {
        DataFolder folder = DataFolder.Open(_folder.NewPlace(), _clock);
        using Process living = Process.Start("sleep", "1000");
        ProcessIdentity other = ProcessIdentity.Of(living.Id);
        string mine = Written(new BlobStore(folder).Draft("segments"));
        string theirs = Written(Draft(folder, other));
        string dead = Written(Draft(folder, other with { StartTicks = other.StartTicks - 1 }));
        string elsewhere = Written(Draft(folder, other with { Host = "elsewhere" }));
        _ = DataFolder.Open(folder.Root, _clock);
        living.Kill();
        Assert.Equal([true, true, false, true], new[] { mine, theirs, dead, elsewhere }.Select(File.Exists));
    }

    [Fact]
    public void Drafts_of_other_machines_are_swept_after_a_day()
    {
        DataFolder folder = DataFolder.Open(_folder.NewPlace(), _clock);
        string elsewhere = Written(Draft(folder, new ProcessIdentity("elsewhere", 1, 1)));
        _clock.Now += TimeSpan.FromDays(2);
        _ = DataFolder.Open(folder.Root, _clock);
        Assert.False(File.Exists(elsewhere));
    }

    private static string Draft(DataFolder folder, ProcessIdentity owner) => Path.Combine(folder.Drafts, string.Create(
        CultureInfo.InvariantCulture, $"{owner.Pid}-{owner.StartTicks}-{owner.Host.Replace('-', '.')}-1-segments"));

    private static string Written(string file)
    {
        File.WriteAllText(file, "half");
        return file;
    }

    private string Refusal(string root) => Assert.Throws<FaultException>(() => DataFolder.Open(root, _clock)).Message;

    private string WithFormat(string text)
    {
        string root = _folder.NewPlace();
        Directory.CreateDirectory(root);
        File.WriteAllText(Path.Combine(root, "format"), text);
        return root;
    }
}
