using Perennial.Registry;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class VersionLoaderTests : IDisposable
{
    private readonly MemoryBlobStore blobs = new();

    [Fact]
    public void A_version_is_loaded_once_however_many_ask_at_once()
    {
        var loads = 0;
        var source = new RatePredictorSource(blobs) { Loading = _ => Interlocked.Increment(ref loads) };
        using var loader = new VersionLoader(source);
        var version = Samples.Version(1, RatePredictorSource.Put(blobs, 0.5));
        Parallel.For(0, 64, _ => loader.Load(version));
        Assert.Equal(1, loads);
    }

    [Fact]
    public void A_load_that_failed_once_failed_until_the_process_ended()
    {
        var broken = true;
        var source = new RatePredictorSource(blobs) { Loading = _ => Fail(broken) };
        using var loader = new VersionLoader(source);
        var version = Samples.Version(1, RatePredictorSource.Put(blobs, 0.5));
        Assert.Throws<DamagedBlobException>(() => loader.Load(version));
        broken = false;
        Assert.Equal([0.5], loader.Load(version).Score([0.0]));
    }

    [Fact]
    public void What_was_loaded_is_disposed_with_the_loader()
    {
        using var loader = new VersionLoader(new RatePredictorSource(blobs));
        var predictor = (RatePredictor)loader.Load(Samples.Version(1, RatePredictorSource.Put(blobs, 0.5)));
        loader.Dispose();
        Assert.True(predictor.Disposed);
    }

    public void Dispose() => blobs.Dispose();

    private static void Fail(bool broken)
    {
        if (broken)
        {
            throw new DamagedBlobException("the disk is away");
        }
    }
}
