using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Holds the lease of a model while this process drives it.</summary>
internal sealed class Driver : IDisposable
{
    /// <summary>A lease that is not renewed for this long is free. A dead holder's is free at once on its own machine.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(5);

    private readonly ILeaseStore leases;
    private readonly string model;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private string? other;
    private bool over;

    private Driver(ILeaseStore leases, string model, TimeProvider clock)
    {
        (this.leases, this.model) = (leases, model);
        Renew();
        timer = clock.CreateTimer(_ => RenewUnasked(), null, Term / 5, Term / 5);
    }

    /// <summary>Takes the lease, and renews it unasked until it is given back: a training may take longer than a term.</summary>
    /// <exception cref="BusyException">Another process holds it.</exception>
    public static Driver Take(ILeaseStore leases, string model, TimeProvider? clock = null) => new(leases, model, clock ?? TimeProvider.System);

    /// <summary>Keeps the lease for another term.</summary>
    /// <exception cref="BusyException">It was lost to another process.</exception>
    public void Renew()
    {
        lock (gate)
        {
            other ??= leases.TryTake(model, Term);
        }

        if (other is { } holder)
        {
            throw new BusyException(holder);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            over = true;
        }

        timer.Dispose();
        leases.Release(model);
    }

    private void RenewUnasked()
    {
        lock (gate)
        {
            try
            {
                other ??= over ? null : leases.TryTake(model, Term);
            }
            catch (FaultException)
            {
                // Whatever it is, the next renewal meets it too, or the next turn says it.
            }
        }
    }
}
