using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>serve-speed</c>: single rows over HTTP beside a bare Kestrel that gives back the same body, asked by wrk in rounds that take turns. <c>PERENNIAL_SPEED_ROUNDS</c> says how many; 25 where it is not set.</summary>
public sealed class ServeSpeedProof : IProof
{
    private const string Variable = "PERENNIAL_SPEED_ROUNDS";
    private const int Connections = 32;
    private const double LeastToEcho = 0.5;
    private const double LeastToBuffered = 0.85;

    /// <summary>What stalls does so for the whole run; an answer that waited for it would take as long.</summary>
    private const double LongestMilliseconds = 1_000;

    /// <summary>Callers of the model that stalls: as many as ask the one that is measured.</summary>
    private const int StuckCallers = 32;

    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly string[] Outcomes = ["durable", "buffered", "written", "dropped", "failed"];

    public string Name => "serve-speed";

    public string Summary => "Under wrk, single rows with routing and buffered logging reach half the requests/s of a bare Kestrel echo; a shadow keeps 0.85 of that; what stalls delays no answer.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var sample = await ReplayedSample.MakeAsync(scratch, progress, cancellation);
        await using var echo = await EchoServer.StartAsync(cancellation);
        await using StallingServer shadow = await StallingServer.StartAsync(sample.Model, cancellation), champion = await StallingServer.StartAsync(sample.Model, cancellation);
        var folder = new ServedFolder(scratch.At("served"));
        new SpeedFolder(sample, folder.Data).Prepare(shadow.Address, champion.Address);
        using var server = folder.Start(new Dictionary<string, string> { ["PERENNIAL_TURN_EVERY"] = "1d" });
        using var client = new HttpClient { BaseAddress = await ServedFolder.AddressAsync(server, cancellation), Timeout = TimeSpan.FromMinutes(5) };
        var body = SpeedBody.Of(sample);
        await File.WriteAllTextAsync(scratch.At("body.json"), body, cancellation);
        await WarmAsync(client, body, cancellation);
        shadow.Stall();
        var cases = Cases(echo.Address, client, champion, body);
        var backlog = await MeasureAsync(cases, new Wrk(scratch.At("body.json"), Connections), new ServerCounts(client), progress, cancellation);
        return await OutcomeAsync(cases, new ServerCounts(client), backlog, progress, cancellation);
    }

    private static List<SpeedCase> Cases(Uri echo, HttpClient client, StallingServer champion, string body)
    {
        SpeedCase Of(string name, string model) => new(name, new Uri(client.BaseAddress!, Path(model)));
        return
        [
            new("echo", echo),
            Of("buffered", SpeedFolder.Buffered),
            Of("shadow", SpeedFolder.Shadow),
            Of("stalled shadow", SpeedFolder.StalledShadow),
            Of("beside a stalled remote", SpeedFolder.Buffered) with { Beside = ask => StuckAsync(client, champion, body, ask) },
            Of("split", SpeedFolder.Split),
            Of("durable", SpeedFolder.Durable),
        ];
    }

    private static string Path(string model) => $"/v2/models/{model}/infer";

    private static async Task WarmAsync(HttpClient client, string body, CancellationToken cancellation)
    {
        foreach (var model in new[] { SpeedFolder.Durable, SpeedFolder.Buffered, SpeedFolder.Split, SpeedFolder.Shadow, SpeedFolder.StalledShadow, SpeedFolder.Remote })
        {
            using var answer = await client.PostAsync(Path(model), new StringContent(body, Encoding.UTF8, "application/json"), cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{model} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
            }
        }
    }

    /// <summary>Asks while others wait for a model whose server stalls; not one of them may have been answered.</summary>
    private static async Task StuckAsync(HttpClient client, StallingServer champion, string body, Func<Task> ask)
    {
        champion.Stall();
        List<Task<HttpResponseMessage>> callers = [.. Enumerable.Range(0, StuckCallers).Select(_ => client.PostAsync(Path(SpeedFolder.Remote), new StringContent(body, Encoding.UTF8, "application/json")))];
        await ask();
        if (callers.Exists(caller => caller.IsCompleted) || champion.Waiting == 0)
        {
            throw new InvalidOperationException($"The stalled remote holds {champion.Waiting} requests, and {callers.Count(caller => caller.IsCompleted)} of {StuckCallers} callers got an answer: it did not stall.");
        }

        champion.GoOn();
        foreach (var caller in callers)
        {
            (await caller.WaitAsync(Patience)).Dispose();
        }
    }

    /// <summary>Way by way in turn, so that whatever else the machine does meets all alike. The first round is not counted.</summary>
    /// <returns>The most rows that waited to be written at the end of a round.</returns>
    private static async Task<double> MeasureAsync(List<SpeedCase> cases, Wrk wrk, ServerCounts counts, TextWriter progress, CancellationToken cancellation)
    {
        var (rounds, most) = (int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "25", CultureInfo.InvariantCulture), 0.0);
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var one in cases)
            {
                await one.RoundAsync(wrk, RoundTime, cancellation);
                most = Math.Max(most, await counts.DrainAsync(cancellation));
            }

            await progress.WriteLineAsync($"round {round}: {string.Join("; ", cases.Select(one => $"{one.Name} {one.NewestPerSecond:0}"))}");
            if (round == 0)
            {
                cases.ForEach(one => one.Forget());
            }
        }

        return most;
    }

    private static async Task<ProofOutcome> OutcomeAsync(List<SpeedCase> cases, ServerCounts counts, double backlog, TextWriter progress, CancellationToken cancellation)
    {
        var (echo, buffered, figures) = (cases[0], cases[1], new JsonArray([.. cases.Select(one => (JsonNode)one.Figures(cases[0], cases[1]))]));
        await progress.WriteLineAsync(Table(figures));
        var logged = new Dictionary<string, double>();
        foreach (var outcome in Outcomes)
        {
            logged[outcome] = await counts.ReadAsync($"perennial_answers_logged_total{{outcome=\"{outcome}\"}}", cancellation);
        }

        List<SpeedCase> others = cases[2..5];
        var holds = buffered.Ratio(echo) >= LeastToEcho && others.TrueForAll(one => one.Ratio(buffered) >= LeastToBuffered)
            && others[1..].TrueForAll(one => one.LongestMilliseconds < LongestMilliseconds)
            && logged["dropped"] == 0 && logged["failed"] == 0 && logged["buffered"] == logged["written"];
        return new ProofOutcome(holds, new JsonObject
        {
            ["connections"] = Connections,
            ["round_seconds"] = RoundTime.TotalSeconds,
            ["cases"] = figures,
            ["rows_logged"] = new JsonObject(logged.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
            ["rows_waiting_after_a_round_most"] = backlog,
            ["shadow_requests"] = new JsonObject
            {
                ["sent"] = await counts.ReadAsync("perennial_shadow_requests_total{outcome=\"sent\"}", cancellation),
                ["answered"] = await counts.ReadAsync("perennial_shadow_requests_total{outcome=\"answered\"}", cancellation),
                ["dropped"] = await counts.ReadAsync("perennial_shadow_requests_total{outcome=\"dropped\"}", cancellation),
            },
        });
    }

    private static string Table(JsonArray figures) => string.Join('\n',
    [
        "| | requests/s | of the echo | of buffered | p50 ms | p99 ms | longest ms |", "|---|---|---|---|---|---|---|",
        .. figures.Select(one => $"| {one!["case"]} | {one["requests_per_second"]} | {one["to_echo"]} | {one["to_buffered"]} | {one["p50_ms"]} | {one["p99_ms"]} | {one["longest_ms"]} |"),
    ]);
}
