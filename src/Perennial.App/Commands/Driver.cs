using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary>Holds the lease of a model while this process drives it.</summary>
internal sealed class Driver : IDisposable
{
    /// <summary>A lease that is not renewed for this long is free. A dead holder's is free at once on its own machine.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(5);

    private readonly ILeaseStore leases;
    private readonly string model;

    private Driver(ILeaseStore leases, string model) => (this.leases, this.model) = (leases, model);

    /// <summary>Takes the lease.</summary>
    /// <exception cref="BusyException">Another process holds it.</exception>
    public static Driver Take(ILeaseStore leases, string model)
    {
        var driver = new Driver(leases, model);
        driver.Renew();
        return driver;
    }

    /// <summary>Keeps the lease for another term.</summary>
    /// <exception cref="BusyException">It was lost to another process.</exception>
    public void Renew()
    {
        if (leases.TryTake(model, Term) is { } holder)
        {
            throw new BusyException(holder);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => leases.Release(model);
}
