using Microsoft.Extensions.Hosting;

namespace Perennial.App.Api.Access;

/// <summary>Writes down now and then, and at the end, when keys were used last.</summary>
/// <param name="ring">The keys.</param>
internal sealed class KeyUse(KeyRing ring) : BackgroundService
{
    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        ring.Flush();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            ring.Flush();
        }
    }
}
