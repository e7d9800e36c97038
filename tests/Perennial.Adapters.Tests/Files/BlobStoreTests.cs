using Perennial.Adapters.Files;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;

namespace Perennial.Adapters.Tests.Files;

public sealed class BlobStoreTests : BlobStoreConformance
{
    protected override IBlobStore Open(string place) => new BlobStore(DataFolder.Open(place, TimeProvider.System));

    [Theory]
    [InlineData("")]
    [InlineData("../drafts")]
    [InlineData("Segments")]
    public void A_kind_that_is_no_plain_folder_name_is_refused(string kind)
    {
        using TemporaryFolder folder = new();
        IBlobStore store = Open(folder.NewPlace());
        Assert.Throws<ArgumentException>(() => store.Draft(kind));
        Assert.Throws<ArgumentException>(() => store.List(kind));
    }
}
