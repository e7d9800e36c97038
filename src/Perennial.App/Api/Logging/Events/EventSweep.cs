using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Api.Live;

namespace Perennial.App.Api.Logging.Events;

/// <summary>Gives up, now and then, events whose other side did not come in time.</summary>
/// <param name="events">What waits.</param>
/// <param name="models">Whose they are.</param>
/// <param name="options">How the server runs.</param>
/// <param name="log">Told what fails.</param>
internal sealed class EventSweep(EventLog events, LiveModels models, ServerOptions options, ILogger<EventSweep> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var every = options.EventsWait < Often ? options.EventsWait : Often;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await events.SweepAsync(models, stoppingToken);
                await Task.Delay(every, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "Events that waited too long could not be given up; it is tried again");
                await Task.WhenAny(Task.Delay(every, stoppingToken));
            }
        }
    }
}
