using System.Text;
using CsCheck;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>What every store of blobs must keep.</summary>
public abstract class BlobStoreConformance : IDisposable
{
    private const string Kind = "segments";

    private readonly TemporaryFolder _folder = new();

    /// <summary>Opens the blobs of a place; the same place again is the same blobs.</summary>
    protected abstract IBlobStore Open(string place);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_blob_is_named_by_its_bytes_and_its_draft_is_gone()
    {
        IBlobStore store = Open(_folder.NewPlace());
        string draft = Draft(store, "hello");
        Digest digest = store.Keep(Kind, draft);
        Assert.Equal(Digest.Of(Encoding.UTF8.GetBytes("hello")), digest);
        Assert.Equal("hello", File.ReadAllText(store.Open(Kind, digest)));
        Assert.False(File.Exists(draft));
    }

    [Fact]
    public void Keeping_the_same_bytes_again_changes_nothing()
    {
        IBlobStore store = Open(_folder.NewPlace());
        Digest first = Keep(store, "hello");
        string draft = Draft(store, "hello");
        Assert.Equal(first, store.Keep(Kind, draft));
        Assert.False(File.Exists(draft));
        Assert.Equal([first], store.List(Kind));
    }

    [Fact]
    public void A_flipped_byte_is_found_at_the_first_opening_in_a_process()
    {
        string place = _folder.NewPlace();
        IBlobStore store = Open(place);
        Digest digest = Keep(store, "hello");
        string file = store.Open(Kind, digest);
        File.WriteAllText(file, "hellp");
        DamagedBlobException fault = Assert.Throws<DamagedBlobException>(() => Open(place).Open(Kind, digest));
        Assert.Contains(file, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Remedy", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_looks_again_at_what_was_opened_before()
    {
        IBlobStore store = Open(_folder.NewPlace());
        Digest digest = Keep(store, "hello");
        string file = store.Open(Kind, digest);
        File.WriteAllText(file, "hellp");
        Assert.Throws<DamagedBlobException>(() => store.Verify(Kind, digest));
        Assert.Throws<DamagedBlobException>(() => store.Open(Kind, digest));
    }

    [Fact]
    public void A_missing_blob_is_named()
    {
        IBlobStore store = Open(_folder.NewPlace());
        Digest digest = Digest.Of("never"u8);
        Assert.Contains(digest.Hex, Assert.Throws<DamagedBlobException>(() => store.Open(Kind, digest)).Message, StringComparison.Ordinal);
        Assert.Throws<DamagedBlobException>(() => store.Verify(Kind, digest));
    }

    [Fact]
    public void Keeping_the_right_bytes_heals_a_damaged_blob()
    {
        IBlobStore store = Open(_folder.NewPlace());
        Digest digest = Keep(store, "hello");
        File.WriteAllText(store.Open(Kind, digest), "hellp");
        Assert.Equal(digest, Keep(store, "hello"));
        store.Verify(Kind, digest);
    }

    [Fact]
    public void Lists_are_sorted_and_kept_apart_by_kind() => Gen.String.AlphaNumeric.Array[0, 8].Sample(
        contents =>
        {
            IBlobStore store = Open(_folder.NewPlace());
            Digest[] kept = [.. contents.Select(content => Keep(store, content))];
            Assert.Equal(kept.Distinct().OrderBy(digest => digest.Hex, StringComparer.Ordinal), store.List(Kind));
            Assert.Empty(store.List("artifacts"));
            Assert.All(kept, digest => store.Verify(Kind, digest));
        },
        iter: 20,
        threads: 2);

    [Fact]
    public void A_deleted_blob_is_gone_and_may_be_kept_again()
    {
        IBlobStore store = Open(_folder.NewPlace());
        Digest digest = Keep(store, "hello");
        Digest other = Keep(store, "other");
        store.Open(Kind, digest);
        Assert.Equal(5, store.Delete(Kind, digest));
        Assert.Throws<DamagedBlobException>(() => store.Open(Kind, digest));
        Assert.Equal([other], store.List(Kind));
        Assert.Equal(0, store.Delete(Kind, digest));
        Assert.Equal("hello", File.ReadAllText(store.Open(Kind, Keep(store, "hello"))));
    }

    [Fact]
    public void Many_threads_may_keep_the_same_bytes()
    {
        IBlobStore store = Open(_folder.NewPlace());
        Digest[] kept = [.. Enumerable.Range(0, 16).AsParallel().Select(_ => Keep(store, "hello"))];
        Assert.Equal([kept[0]], kept.Distinct());
        store.Verify(Kind, kept[0]);
    }

    private static Digest Keep(IBlobStore store, string content) => store.Keep(Kind, Draft(store, content));

    private static string Draft(IBlobStore store, string content)
    {
        string draft = store.Draft(Kind);
        File.WriteAllText(draft, content);
        return draft;
    }
}
