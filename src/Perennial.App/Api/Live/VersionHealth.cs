using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Perennial.App.Api.Live;

/// <summary>Tries again to load versions that could not be loaded, as often as models are looked at: what was mended answers without a restart.</summary>
/// <param name="models">The models of the server.</param>
/// <param name="options">How the server runs.</param>
/// <param name="log">Told what cannot be loaded, and when it can.</param>
internal sealed class VersionHealth(LiveModels models, ServerOptions options, ILogger<VersionHealth> log) : BackgroundService
{
    /// <summary>Tries once.</summary>
    public void Look()
    {
        foreach (var model in models.Held.Where(one => one.Fault is not null))
        {
            var before = model.Fault;
            model.Retry();
            if (model.Fault is not { } fault)
            {
                log.LogInformation("The versions of {Model} are loaded again", model.Name);
            }
            else if (fault != before)
            {
                log.LogWarning("Versions of {Model} cannot be loaded: {Fault}", model.Name, fault);
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.TurnEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                // A load may wait for a process or another server.
                await Task.Factory.StartNew(Look, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
