using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.Adapters.Sqlite;
using Perennial.App.Api.Events;

namespace Perennial.App.Api.Notify;

/// <summary>Tells every receiver of the server's settings what happens: at least once, in order for each model, until it is taken or given up.</summary>
/// <param name="options">The receivers.</param>
/// <param name="collector">Finds what there is to tell.</param>
/// <param name="outbox">Where messages wait.</param>
/// <param name="courier">Brings them.</param>
/// <param name="pulse">When to look.</param>
/// <param name="clock">The time.</param>
/// <param name="log">Told what is given up.</param>
internal sealed class Notifier(
    ServerOptions options, NoticeCollector collector, SqliteOutbox outbox, Courier courier, EventPulse pulse, TimeProvider clock, ILogger<Notifier> log) : BackgroundService
{
    private const int AtOnce = 32;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>How long after a try a message is tried again: 5 seconds, twice as long each time, an hour at most.</summary>
    /// <param name="tries">How often it was tried before.</param>
    public static TimeSpan Pause(int tries) => TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(tries, 20)));

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(options.Notify.Select(receiver => TellAsync(receiver, stoppingToken)));

    private async Task TellAsync(NotifyOptions receiver, CancellationToken stopping)
    {
        await foreach (var _ in pulse.BeatsAsync(stopping))
        {
            try
            {
                collector.Events(receiver);
                collector.Alarms(receiver);
                await SendAsync(receiver, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                log.LogError(failure, "{Receiver} could not be told; it is tried again", receiver.Place);
            }
        }
    }

    private async Task SendAsync(NotifyOptions receiver, CancellationToken stopping)
    {
        foreach (var message in outbox.Due(receiver.Name, clock.GetUtcNow(), AtOnce))
        {
            if (await courier.BringAsync(receiver, Notice.Read(message.Body), stopping) is not { } fault)
            {
                outbox.Taken(message.Number);
                continue;
            }

            var now = clock.GetUtcNow();
            var dead = fault.Gone || now - message.CreatedAt >= receiver.GiveUpAfter;
            outbox.Failed(message.Number, fault.Fault, now + Pause(message.Tries), dead);
            if (dead)
            {
                log.LogWarning("Message {Number} is given up: {Fault}. GET /v1/notifications tells more", message.Number, fault.Fault);
            }
        }
    }
}
