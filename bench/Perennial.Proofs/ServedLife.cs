using System.Diagnostics;
using System.Text.Json;

namespace Perennial.Proofs;

/// <summary>A server's life under load: it trains and promotes a first version, and a twin of it to learn from; a person asks for a third, and promotes it out of the shadow. It is killed on the way, and started again.</summary>
/// <param name="folder">Its folder, prepared.</param>
/// <param name="trial">How it is killed.</param>
public sealed class ServedLife(ServedFolder folder, ServerTrial trial) : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);

    private const int Challenger = 3;

    private readonly ServedLoad load = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private LaunchedProgram server = null!;
    private Task<LaunchResult> end = null!;
    private bool retrained;
    private bool promoted;
    private bool killed;

    /// <summary>How often it died.</summary>
    public int Deaths { get; private set; }

    /// <summary>What was passed on the way, where nothing disturbed it.</summary>
    public string Trace => folder.Data + ".trace";

    /// <summary>Stops its load.</summary>
    public ValueTask DisposeAsync() => load.DisposeAsync();

    /// <summary>Lives it.</summary>
    /// <returns>What was acknowledged, once the server has ended in peace; and what went wrong.</returns>
    public async Task<(ServedLoad Load, IReadOnlyList<string> Faults)> RunAsync(CancellationToken cancellation)
    {
        List<string> faults = [];
        Start(trial.Crash);
        try
        {
            while (!await OverAsync(cancellation))
            {
                if (clock.Elapsed > Longest)
                {
                    faults.Add($"it was not over after {Longest.TotalMinutes} minutes: retrained {retrained}, promoted {promoted}, enough load {load.Enough}");
                    break;
                }

                await Task.Delay(Look, cancellation);
            }

            await load.DisposeAsync();
            faults.AddRange(load.Faults);
            await StopAsync(faults, cancellation);
        }
        finally
        {
            server.Dispose();
        }

        return (load, faults);
    }

    private void Start(string? crash)
    {
        load.Address = null;
        Dictionary<string, string> environment = new() { ["PERENNIAL_TURN_EVERY"] = "1s" };
        if (crash is not null)
        {
            environment["PERENNIAL_CRASH"] = crash;
        }

        if (crash is not null || trial == ServerTrial.Undisturbed)
        {
            environment["PERENNIAL_CRASH_TRACE"] = Trace;
        }

        server = folder.Start(environment);
        end = server.WaitAsync(CancellationToken.None);
        _ = FindAsync(server);
    }

    private async Task FindAsync(LaunchedProgram started)
    {
        try
        {
            load.Address = await ServedFolder.AddressAsync(started, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // It died before it could say so; the next one will.
        }
    }

    /// <summary>Looks once: starts what has died, kills what is to die, and does what a person would do now.</summary>
    /// <returns>Whether all has happened.</returns>
    private async Task<bool> OverAsync(CancellationToken cancellation)
    {
        if (trial.After is { } after && !killed && clock.Elapsed > after)
        {
            killed = true;
            await server.KillAloneAsync();
        }

        if (end.IsCompleted)
        {
            var left = await end;
            if (left.ExitCode != 137)
            {
                throw new InvalidOperationException($"The server ended with {left.ExitCode}: {left.Errors.Trim()}");
            }

            Deaths++;
            server.Dispose();
            Start(null);
        }

        var (champion, rollout, versions) = await StatusAsync(cancellation);
        if (versions == Challenger - 1 && !retrained)
        {
            retrained = true;
            await folder.RunAsync(cancellation, "retrain", "--model", ServedModel.Name, "--reason", "the proof asks for it");
        }
        else if (versions == Challenger && rollout && !promoted)
        {
            promoted = true;
            await folder.RunAsync(cancellation, "promote", $"{Challenger}", "--model", ServedModel.Name, "--reason", "the proof asks for it");
        }

        return champion == Challenger && load.Enough && (trial.After is null || killed);
    }

    private async Task<(int? Champion, bool Rollout, int Versions)> StatusAsync(CancellationToken cancellation)
    {
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            if (load.Address is not { } address)
            {
                return (null, false, 0);
            }

            var path = $"/v1/models/{ServedModel.Name}";
            using var status = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, path), cancellation));
            using var versions = JsonDocument.Parse(await client.GetStringAsync(new Uri(address, path + "/versions"), cancellation));
            return (
                status.RootElement.GetProperty("champion") is { ValueKind: JsonValueKind.Object } champion ? champion.GetProperty("version").GetInt32() : null,
                status.RootElement.GetProperty("rollout").ValueKind == JsonValueKind.String,
                status.RootElement.GetProperty("run").ValueKind == JsonValueKind.Null ? versions.RootElement.GetArrayLength() : 0);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return (null, false, 0);
        }
    }

    private async Task StopAsync(List<string> faults, CancellationToken cancellation)
    {
        await Launch.RunAsync("kill", ["-TERM", $"{server.Id}"], new Dictionary<string, string>(), cancellation);
        var left = await end.WaitAsync(cancellation);
        if (left.ExitCode != 0)
        {
            faults.Add($"stopped by SIGTERM it ended with {left.ExitCode}: {left.Errors.Trim()}");
        }
    }
}
