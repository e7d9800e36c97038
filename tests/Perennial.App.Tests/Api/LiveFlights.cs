using System.Net.Http.Json;
using System.Text.Json;
using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Yaml;
using Perennial.App.Api;
using Perennial.App.Tests.Commands;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Terms;

namespace Perennial.App.Tests.Api;

/// <summary>Plays the sample's flights against a server over HTTP, a day at a time, with labels a day late. Gone after the test.</summary>
internal sealed class LiveFlights : IAsyncDisposable
{
    private const int BatchRows = 500;
    private static readonly DateTimeOffset Start = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string root;
    private readonly ModelDeclaration model;
    private readonly VirtualClock clock;
    private readonly Server server;
    private readonly HttpClient client;
    private readonly DuckDbSession session = new(new DuckDbOptions());
    private readonly FileHistory history;

    private LiveFlights(string root, ModelDeclaration model, VirtualClock clock, Server server)
    {
        (this.root, this.model, this.clock, this.server) = (root, model, clock, server);
        client = new HttpClient { BaseAddress = server.Addresses[0], Timeout = TimeSpan.FromMinutes(5) };
        history = new FileHistory(ReplayedHouse.Sample("flights-2001.parquet"), session);
    }

    /// <summary>Requests that were answered by a version, and those that found no champion.</summary>
    public (long Answered, long Unanswered) Requests { get; private set; }

    public static async Task<LiveFlights> StartAsync()
    {
        var root = Directory.CreateTempSubdirectory("perennial-live-").FullName;
        // So few flights seldom conclude: unless it looks worse, the challenger goes on.
        var text = (await ReplayedHouse.HurriedModelAsync()).Replace("on_timeout: reject", "on_timeout: continue", StringComparison.Ordinal);
        var model = ModelFile.Parse(text, "model.yaml");
        var clock = new VirtualClock(Start);
        using (var house = Composition.Open(root, clock))
        {
            house.States.Act(model.Model, Start, "anna", _ => [new ModelDeclared(model)]);
        }

        return new LiveFlights(root, model, clock, await Server.StartAsync(root, LiveServer.Options, clock, cancellationToken: TestContext.Current.CancellationToken));
    }

    /// <summary>Plays days, from the first on.</summary>
    public async Task PlayAsync(int days)
    {
        for (var day = Start; day < Start.AddDays(days); day = day.AddDays(1))
        {
            clock.MoveTo(day.AddHours(23));
            await AskAsync(history.Read(model, day, day.AddDays(1)));
            await TellAsync(history.Read(model, day.AddDays(-1), day));
            clock.MoveTo(day.AddDays(1));
            (await PostAsync("turns?wait=true", new { })).EnsureSuccessStatusCode();
        }
    }

    /// <summary>Everything that is journaled.</summary>
    public IReadOnlyList<IFact> Facts()
    {
        using var house = Composition.Open(root);
        return [.. house.Journal.Read(model.Model).Select(one => one.Fact)];
    }

    /// <summary>Whether every decision of the journal is taken again alike, and every file is as it was written.</summary>
    public Task<(int Code, string Out, string Error)> VerifyAsync() => CommandLine.RunAsync("verify", "--data", root);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
        history.Dispose();
        session.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private async Task AskAsync(IReadOnlyList<HistoryRow> flights)
    {
        foreach (var batch in flights.Chunk(BatchRows))
        {
            using var response = await PostAsync("answers", new { rows = batch.Select(Request) });
            Assert.True((int)response.StatusCode is 200 or 503, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Requests = response.IsSuccessStatusCode ? (Requests.Answered + batch.Length, Requests.Unanswered) : (Requests.Answered, Requests.Unanswered + batch.Length);
        }
    }

    private async Task TellAsync(IReadOnlyList<HistoryRow> flights)
    {
        foreach (var batch in flights.Chunk(BatchRows))
        {
            using var response = await PostAsync("labels", new { rows = batch.Select(row => new { id = row.Id, time = row.OccurredAt, label = row.Label }) });
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }

    private object Request(HistoryRow row) => new
    {
        id = row.Id,
        time = row.OccurredAt,
        entity = row.Entity,
        features = model.Logged.Zip(row.Features).ToDictionary(pair => pair.First.Name, pair => pair.Second),
    };

    private Task<HttpResponseMessage> PostAsync(string path, object body) =>
        client.PostAsJsonAsync($"/v1/models/{model.Model}/{path}", body, JsonSerializerOptions.Web, TestContext.Current.CancellationToken);
}
