using System.Runtime.CompilerServices;
using Microsoft.Extensions.Hosting;

namespace Perennial.App.Api.Events;

/// <summary>Says when to look again, for those who follow something; ends when the server stops.</summary>
/// <param name="life">The server's.</param>
internal sealed class EventPulse(IHostApplicationLifetime life)
{
    /// <summary>How often whoever follows is told that the connection lives.</summary>
    public const int BeatsToAlive = 60;

    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    /// <summary>Numbers, from 0: one now, and one every quarter of a second.</summary>
    public async IAsyncEnumerable<long> BeatsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, life.ApplicationStopping);
        using var timer = new PeriodicTimer(Beat);
        for (long beat = 0; !stop.IsCancellationRequested; beat++)
        {
            yield return beat;
            if (!await GoesOnAsync(timer, stop.Token))
            {
                yield break;
            }
        }
    }

    private static async Task<bool> GoesOnAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
