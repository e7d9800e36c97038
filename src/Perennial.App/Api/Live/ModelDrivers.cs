using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Api.Metrics;

namespace Perennial.App.Api.Live;

/// <summary>Drives every model of the folder, also those that are declared while the server runs.</summary>
/// <param name="house">The data folder.</param>
/// <param name="options">How the server runs.</param>
/// <param name="clock">The time.</param>
/// <param name="beats">Told of every turn.</param>
/// <param name="metrics">Told of every turn.</param>
/// <param name="log">Told what fails.</param>
internal sealed class ModelDrivers(Composition house, ServerOptions options, TimeProvider clock, Heartbeats beats, ServerMetrics metrics, ILogger<ModelDrivers> log) : BackgroundService
{
    private readonly ConcurrentDictionary<string, ModelDriver> drivers = new(StringComparer.Ordinal);

    /// <summary>Whether every model was found.</summary>
    public bool Ready { get; private set; }

    /// <summary>The driver of a model.</summary>
    public ModelDriver Of(string model) => drivers.GetOrAdd(model, name => new ModelDriver(house, name, clock, beats, metrics, log));

    /// <summary>Takes no turn of these models until what is given is disposed.</summary>
    public async Task<IDisposable> HoldAsync(IEnumerable<string> models, CancellationToken cancellationToken)
    {
        var held = new HeldTurns();
        try
        {
            // In one order, so that two who hold several do not wait for each other.
            foreach (var model in models.Order(StringComparer.Ordinal))
            {
                held.Add(await Of(model).HoldAsync(cancellationToken));
            }

            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        foreach (var driver in drivers.Values)
        {
            driver.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Dictionary<string, Task> driven = [];
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var model in house.Journal.Streams().Where(model => !driven.ContainsKey(model)))
            {
                driven[model] = Task.Run(() => Of(model).RunAsync(options.TurnEvery, stoppingToken), CancellationToken.None);
            }

            Ready = true;
            await Task.WhenAny(Task.Delay(options.TurnEvery, stoppingToken));
        }

        await Task.WhenAll(driven.Values);
    }
}
