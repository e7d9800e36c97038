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
        Parallel.For(0, 64, _ => loader.Lease(version).Dispose());
        Assert.Equal(1, loads);
    }

    [Fact]
    public void A_load_that_failed_once_failed_until_the_process_ended()
    {
        var broken = true;
        var source = new RatePredictorSource(blobs) { Loading = _ => Fail(broken) };
        using var loader = new VersionLoader(source);
        var version = Samples.Version(1, RatePredictorSource.Put(blobs, 0.5));
        Assert.Throws<DamagedBlobException>(() => loader.Lease(version));
        broken = false;
        Assert.Equal([0.5], loader.Lease(version).Predictor.Score([0.0]));
    }

    [Fact]
    public void What_was_loaded_is_disposed_with_the_loader()
    {
        using var loader = new VersionLoader(new RatePredictorSource(blobs));
        using var lease = loader.Lease(Samples.Version(1, RatePredictorSource.Put(blobs, 0.5)));
        var predictor = (RatePredictor)lease.Predictor;
        loader.Dispose();
        Assert.False(predictor.Disposed);
        lease.Dispose();
        Assert.True(predictor.Disposed);
    }

    [Fact]
    public void A_version_goes_only_after_its_last_lease_and_of_the_idle_the_one_used_longest_ago()
    {
        using var loader = new VersionLoader(new RatePredictorSource(blobs)) { IdleVersions = 1 };
        var versions = Enumerable.Range(1, 3).Select(number => Samples.Version(number, RatePredictorSource.Put(blobs, number / 10.0))).ToList();
        var leases = versions.ConvertAll(loader.Lease);
        var again = loader.Lease(versions[0]);
        Assert.Same(leases[0].Predictor, again.Predictor);
        leases.ForEach(lease => lease.Dispose());
        leases.ForEach(lease => lease.Dispose());
        Assert.Equal([false, true, false], leases.Select(lease => ((RatePredictor)lease.Predictor).Disposed));
        again.Dispose();
        Assert.Equal([false, true, true], leases.Select(lease => ((RatePredictor)lease.Predictor).Disposed));
        Assert.Equal(1, loader.LoadedVersions);
        Assert.Equal([0.2], loader.Lease(versions[1]).Predictor.Score([0.0]));
    }

    [Fact]
    public void Of_a_thousand_versions_that_were_used_no_more_stay_loaded_than_was_said()
    {
        using var loader = new VersionLoader(new RatePredictorSource(blobs)) { IdleVersions = 3 };
        for (var number = 1; number <= 1_000; number++)
        {
            using var lease = loader.Lease(Samples.Version(number, RatePredictorSource.Put(blobs, number / 1_000.0)));
            Assert.InRange(loader.LoadedVersions, 1, 4);
        }
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
