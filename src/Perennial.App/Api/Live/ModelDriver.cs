using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Perennial.App.Api.Metrics;
using Perennial.App.Commands;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Api.Live;

/// <summary>Drives one model: takes turns under its lease, and never waits for a training.</summary>
/// <param name="house">The data folder.</param>
/// <param name="model">The model.</param>
/// <param name="clock">The time, except for a replayed model: that stays in the time of its replay.</param>
/// <param name="beats">Told of every turn.</param>
/// <param name="metrics">Told of every turn.</param>
/// <param name="log">Told what fails.</param>
internal sealed class ModelDriver(Composition house, string model, TimeProvider clock, Heartbeats beats, ServerMetrics metrics, ILogger log) : IDisposable
{
    private readonly RetrainLoop loop = house.Loop(house.Trainer, live: true);
    private readonly SemaphoreSlim turns = new(1, 1);
    private readonly SemaphoreSlim called = new(0, 1);
    private readonly Lazy<bool> replayed = new(() => house.Journal.Read(model)[0].Event.Actor == ReplayJob.Actor);
    private bool trimmed;

    /// <summary>What went wrong in the newest turns; null when nothing did.</summary>
    public string? Stuck { get; private set; }

    /// <summary>What time it is for the model: that of its replay, where it was replayed.</summary>
    public DateTimeOffset Now => replayed.Value ? house.States.Load(model).Head.AsOf : clock.GetUtcNow();

    /// <summary>Calls for a turn soon.</summary>
    public void Call()
    {
        try
        {
            called.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is called already.
        }
    }

    /// <summary>Takes turns whenever one is called for, and at least every <paramref name="every"/>, until the server stops.</summary>
    public async Task RunAsync(TimeSpan every, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await TurnAsync(stopping) == TurnOutcome.Training)
                {
                    _ = CallAfterTrainingAsync(stopping);
                }

                Stuck = null;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Stuck = failure.Message;
                log.LogError(failure, "The loop of {Model} is stuck; it is tried again", model);
            }

            await WaitAsync(every, stopping);
        }
    }

    /// <summary>Takes no turn until what is given is disposed: somebody else in this process drives.</summary>
    public async Task<IDisposable> HoldAsync(CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        return new HeldTurns(turns);
    }

    /// <summary>Takes turns now until the loop rests or a training goes on.</summary>
    /// <exception cref="BusyException">Another process drives the model.</exception>
    public async Task<TurnOutcome> TurnAsync(CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            using var driver = Driver.Take(house.Leases, model);
            Trim();
            var now = Now;
            var outcome = TurnOutcome.Again;
            while (outcome == TurnOutcome.Again)
            {
                cancellationToken.ThrowIfCancellationRequested();
                driver.Renew();
                outcome = await OneAsync(now, cancellationToken);
            }

            return outcome;
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Takes turns now, and goes on after each training until the loop rests.</summary>
    /// <exception cref="BusyException">Another process drives the model.</exception>
    public async Task TurnUntilRestAsync(CancellationToken cancellationToken)
    {
        while (await TurnAsync(cancellationToken) == TurnOutcome.Training)
        {
            await TrainedAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        turns.Dispose();
        called.Dispose();
    }

    /// <summary>A process that was killed may have sealed rows without dropping them.</summary>
    private void Trim()
    {
        if (!trimmed)
        {
            house.Log.Trim(model, house.States.Load(model).Log);
            trimmed = true;
        }
    }

    /// <summary>One turn; when a person wrote meanwhile, nothing of it counts and it is taken again on what the journal now says.</summary>
    private async ValueTask<TurnOutcome> OneAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var span = Traces.Start("turn")?.SetTag("perennial.model", model);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var outcome = await loop.TurnAsync(model, now, cancellationToken);
            span?.SetTag("perennial.outcome", outcome.ToString());
            beats.Turned(model);
            metrics.Turn(outcome, Stopwatch.GetElapsedTime(began));
            return outcome;
        }
        catch (StreamMovedException)
        {
            return TurnOutcome.Again;
        }
    }

    private Task TrainedAsync(CancellationToken cancellationToken) => house.States.Load(model).Train.Active is { } run
        ? house.Trainer.WaitAsync(model, run.Number, cancellationToken)
        : Task.CompletedTask;

    private async Task CallAfterTrainingAsync(CancellationToken stopping)
    {
        try
        {
            await TrainedAsync(stopping);
            Call();
        }
        catch (Exception failure) when (failure is OperationCanceledException or FaultException)
        {
            // The next look tells.
        }
    }

    private async Task WaitAsync(TimeSpan every, CancellationToken stopping)
    {
        try
        {
            await called.WaitAsync(every, stopping);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
