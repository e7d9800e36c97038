using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Perennial.App.Tests.Api.Inference;
using Perennial.App.Tests.Api.Logging;

namespace Perennial.Proofs;

/// <summary><c>fuzz</c>: requests that are nearly right, over REST, gRPC, CloudEvents and Arrow. <c>PERENNIAL_FUZZ</c> says how many each way; 10,000 where it is not set.</summary>
public sealed class FuzzProof : IProof
{
    private const string Variable = "PERENNIAL_FUZZ";
    private const int Tenths = 10;
    private const double MostGrowth = 1.25;

    /// <summary>What nobody spoiled: answered before and after.</summary>
    private const string Sound = """{"inputs": [{"name": "distance", "shape": [1], "datatype": "FP64", "data": [1500]}, {"name": "carrier", "shape": [1], "datatype": "BYTES", "data": ["hare"]}]}""";

    public string Name => "fuzz";

    public string Summary => "10,000 fuzzed requests each over REST, gRPC, CloudEvents and Arrow are answered, or refused with 4xx and the reason: never 5xx, no hang, no leak.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var (server, address, calls) = await new FuzzedServer(new ServedFolder(scratch.At("served")), scratch.Root).StartAsync(cancellation);
        using var running = server;
        using HttpClient http = new() { BaseAddress = address }, grpc = new() { BaseAddress = calls };
        var asked = new FuzzCalls(http, grpc);
        var (ways, memory) = (Ways(asked), new List<long>());
        var each = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "10000", CultureInfo.InvariantCulture);
        var ending = server.WaitAsync(CancellationToken.None);
        for (var tenth = 0; tenth < Tenths; tenth++)
        {
            if (ending.IsCompleted)
            {
                var left = await ending;
                throw new InvalidOperationException($"The server died with {left.ExitCode}: {left.Errors} {left.Output}");
            }

            await Task.WhenAll(ways.Select(way => way.RunAsync(each / Tenths, cancellation)));
            memory.Add(ProcessMemory.ResidentBytes(server.Id));
            await progress.WriteLineAsync($"{(tenth + 1) * each / Tenths} each way, {ways.Sum(way => way.Faults.Count)} answered wrongly, {memory[^1] >> 20} MB");
        }

        var sound = await asked.PostAsync("/v2/models/parcels/infer", Encoding.UTF8.GetBytes(Sound), "application/json", [], cancellation);
        await Launch.RunAsync("kill", ["-TERM", $"{server.Id}"], new Dictionary<string, string>(), cancellation);
        var end = await ending.WaitAsync(cancellation);
        return Outcome(ways, memory, sound.Taken, end);
    }

    private static List<FuzzWay> Ways(FuzzCalls calls)
    {
        var (rest, messages, events, streams) = (new FuzzedRequests(1), new FuzzedRequests(2), new FuzzedLogs(3), new FuzzedLogs(4));
        return
        [
            new("REST", stop =>
            {
                var (path, body, length) = rest.Http();
                return calls.PostAsync(path, body, "application/octet-stream", length is null ? [] : ["Inference-Header-Content-Length", length], stop);
            }),
            new("gRPC", stop => calls.CallAsync(messages.Message(), stop)),
            new("CloudEvents", stop => LogAsync(calls, events.Event(), stop)),
            new("Arrow", stop => LogAsync(calls, streams.Stream(), stop)),
        ];
    }

    private static Task<(bool Taken, string? Fault)> LogAsync(FuzzCalls calls, FuzzedLog log, CancellationToken cancellation) =>
        calls.PostAsync($"/v1/models/parcels/{log.Where}", log.Body, log.Type, log.Headers, cancellation);

    private static ProofOutcome Outcome(List<FuzzWay> ways, List<long> memory, bool sound, LaunchResult end)
    {
        var growth = memory[7..].Max() / (double)memory[2..5].Max();
        return new ProofOutcome(ways.TrueForAll(way => way.Faults.IsEmpty && way.Both) && growth <= MostGrowth && sound && end.ExitCode == 0, new JsonObject
        {
            ["ways"] = new JsonArray([.. ways.Select(way => (JsonNode)way.Figures())]),
            ["faults"] = new JsonArray([.. ways.SelectMany(way => way.Faults.Take(5)).Select(fault => (JsonNode)fault)]),
            ["answers_afterwards"] = sound,
            ["ended_with"] = end.ExitCode,
            ["memory_mebibytes_by_tenth"] = new JsonArray([.. memory.Select(bytes => (JsonNode)(bytes >> 20))]),
            ["memory_growth"] = Math.Round(growth, 3),
        });
    }
}
