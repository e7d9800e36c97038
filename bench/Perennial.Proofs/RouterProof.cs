using System.Text.Json.Nodes;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary><c>router</c>: answers in this process, by versions of the sample's replay.</summary>
public sealed class RouterProof : IProof
{
    private const int Rounds = 7;
    private const double LeastWhileStalled = 0.85;
    private static readonly TimeSpan RoundTime = TimeSpan.FromSeconds(0.7);

    public string Name => "router";

    public string Summary => "A stalled shadow delays no answer; 1,000 swaps of the champion under load fail no request, give no answer of an older version, and take no more memory.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var (replayed, model, versions, requests) = await ReplayedSample.MakeAsync(scratch, progress, cancellation);
        await progress.WriteLineAsync($"{versions.Count} versions, {requests.Count} requests");
        var (stallHolds, speed) = await SpeedAsync(scratch, replayed, model, versions, requests, progress);
        using var house = new RouterHouse(scratch.At("swaps"), replayed, model, versions);
        var (swapsHold, swaps) = new RouterSwaps(house, versions, requests).Run();
        await progress.WriteLineAsync(swaps.ToJsonString());
        return new ProofOutcome(stallHolds && swapsHold, new JsonObject { ["speed"] = speed, ["swaps"] = swaps });
    }

    private static async Task<(bool Holds, JsonObject Figures)> SpeedAsync(
        Scratch scratch, string replayed, ModelDeclaration model, IReadOnlyList<ModelVersion> versions, IReadOnlyList<Request> requests, TextWriter progress)
    {
        using RouterHouse plain = new(scratch.At("plain"), replayed, model, versions), shadowed = new(scratch.At("shadowed"), replayed, model, versions, inShadow: true);
        using RouterHouse stalled = new(scratch.At("stalled"), replayed, model, versions, inShadow: true);
        await using ShadowQueue queue = new(shadowed.Log.AppendAsync), stall = new(stalled.Log.AppendAsync);
        using ModelServing asked = plain.Serve(watched: false), watched = plain.Serve(), inLine = shadowed.Serve(), shadow = shadowed.Serve(shadows: queue);
        stalled.Source.Stalls = versions[1].Artifact;
        using var stuck = stalled.Serve(shadows: stall);
        stuck.Follow();
        stalled.Source.Close();
        using var predictor = plain.Versions.Lease(versions[0]);
        Request At(int call) => requests[call % requests.Count];
        var hundred = requests.Take(100).ToList();
        List<RouterCase> cases =
        [
            new("predictor alone", call => predictor.Predictor.Score(At(call).Features)),
            new("journal asked for each answer", call => asked.Answer(At(call))),
            new("no shadow", call => watched.Answer(At(call))),
            new("shadow", call => shadow.Answer(At(call))),
            new("stalled shadow", call => stuck.Answer(At(call))),
            new("shadow in line", call => inLine.Answer(At(call))),
            new("batches of 100", _ => watched.AnswerAll(hundred), 100),
            new("no shadow, logged buffered", call => Logged(plain, watched, At(call), call)),
        ];
        var figures = new JsonObject();
        foreach (var threads in new[] { 1, 2 })
        {
            figures[$"{threads} asking"] = await MeasureAsync([.. cases.Select(one => new RouterCase(one.Name, one.Ask, one.Rows))], threads, progress);
        }

        var left = stall.Counts;
        stalled.Source.Open();
        var ratio = Ratio(figures["1 asking"]!, "stalled shadow");
        figures["shadow_counts"] = Counts(queue.Counts);
        figures["stalled_shadow_counts"] = Counts(left);
        figures["buffered_rows"] = Rows(plain);
        figures["durable_answers_per_second"] = Math.Round(await DurableAsync(plain, watched, requests));
        figures["shadow_to_none"] = Ratio(figures["1 asking"]!, "shadow");
        figures["stalled_to_none"] = ratio;
        return (ratio >= LeastWhileStalled && left.Answered == 0, figures);
    }

    private static async Task<JsonNode> MeasureAsync(List<RouterCase> cases, int threads, TextWriter progress)
    {
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var one in cases)
            {
                one.Round(threads, RoundTime);
            }

            if (round == 0)
            {
                cases = [.. cases.Select(one => new RouterCase(one.Name, one.Ask, one.Rows))];
            }
        }

        var figures = new JsonArray([.. cases.Select(one => (JsonNode)one.Figures())]);
        await progress.WriteLineAsync(figures.ToJsonString());
        return figures;
    }

    private static Answer Logged(RouterHouse house, ModelServing serving, Request request, int call)
    {
        var asked = request with { Id = $"{Environment.CurrentManagedThreadId}-{call}-{request.Id}" };
        var answer = serving.Answer(asked);
        var logging = house.Log.AppendAsync(house.Name, [.. answer.Rows(asked)], CancellationToken.None);
        return logging.IsCompletedSuccessfully ? answer : throw new InvalidOperationException("A buffered answer waited for the log.");
    }

    /// <summary>32 callers, each waiting until its row is durable.</summary>
    private static async Task<double> DurableAsync(RouterHouse house, ModelServing serving, IReadOnlyList<Request> requests)
    {
        const int Callers = 32;
        const int Each = 100;
        await house.Log.FlushAsync(CancellationToken.None);
        house.Logging = AnswerLogging.Durable;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var call = 0; call < Each; call++)
            {
                var asked = requests[call % requests.Count] with { Id = $"durable-{caller}-{call}" };
                await house.Log.AppendAsync(house.Name, [.. serving.Answer(asked).Rows(asked)], CancellationToken.None);
            }
        })));
        return Callers * Each / clock.Elapsed.TotalSeconds;
    }

    private static double Ratio(JsonNode figures, string name) => Math.Round(Rate(figures, name) / Rate(figures, "no shadow"), 3);

    private static double Rate(JsonNode figures, string name) =>
        (double)figures.AsArray().First(one => (string)one!["case"]! == name)!["answers_per_second_best"]!;

    private static JsonObject Counts(ShadowCounts counts) => new()
    {
        ["sent"] = counts.Sent, ["answered"] = counts.Answered, ["dropped"] = counts.Dropped, ["failed"] = counts.Failed,
    };

    private static JsonObject Rows(RouterHouse house)
    {
        var counts = house.Log.Counts(house.Name);
        return new() { ["buffered"] = counts.Buffered, ["written"] = counts.Written, ["dropped"] = counts.Dropped, ["failed"] = counts.Failed };
    }
}
