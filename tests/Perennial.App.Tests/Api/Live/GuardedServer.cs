using System.Net.Http.Json;
using System.Text.Json;
using Perennial.Adapters.Yaml;
using Perennial.App.Api;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Simulation;

namespace Perennial.App.Tests.Api.Live;

/// <summary>A server over real HTTP whose model has limits, in a time that moves by hand. Its versions are registered over HTTP too. Gone after the test.</summary>
internal sealed class GuardedServer : IAsyncDisposable
{
    public const string Model = "/v1/models/parcels";

    /// <summary>What is right: half of the parcels go far, and seven of ten of those are late, two of ten of the others.</summary>
    public const string Right = "distance >= 500: 0.7";

    private const string Yaml =
        """
        model: parcels
        task: binary
        columns: { time: date, id: parcel, entity: depot }
        features:
          - { name: distance, type: numeric }
          - { name: district, type: categorical }
        label: { name: late, matures_after: 1d }
        costs: { currency: USD, loss: 0.1, retrain: 2500 }
        protected: [district]
        train: { first: 1000d, minimum: { rows: 200, positives: 20 }, parameters: { num_iterations: 20, min_data_in_leaf: 20 } }
        evaluate: { quality: { judge: 2d, inconclusive: continue, margin: 0.05 }, bias: { max_gap: 0.2, metrics: [selection_rate], minimum: 20 } }
        guardrails: { errors: 0.02, p99: 300ms, memory_growth: 64MB, requests: 1 }
        rollout: [{ shadow: { at_least: 300 examples, at_most: 20d, on_timeout: hold } }]

        """;

    private static readonly DateTimeOffset Start = new(2031, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string root = Directory.CreateTempSubdirectory("perennial-guarded-").FullName;
    private readonly VirtualClock clock = new(Start);
    private readonly Random chance = new(7);
    private readonly List<SentParcel> open = [];
    private readonly ServerOptions options;
    private Server server = null!;
    private HttpClient client = null!;
    private int sent;

    private GuardedServer(ServerOptions options) => this.options = options;

    /// <summary>A file that scripts look at.</summary>
    public string Switch => Path.Combine(root, "switch");

    private string Data => Path.Combine(root, "data");

    /// <summary>Starts one whose champion is registered.</summary>
    /// <param name="champion">Fields of its form: name and value, in turn.</param>
    /// <param name="change">What the model's file says otherwise: text and its replacement, in turn.</param>
    /// <param name="scripts">Scripts that may score, by name.</param>
    /// <param name="options">How it runs; null for no turn that is not called for.</param>
    public static async Task<GuardedServer> StartAsync(
        IReadOnlyList<string> champion, IReadOnlyList<string>? change = null, IReadOnlyDictionary<string, string>? scripts = null, ServerOptions? options = null)
    {
        var guarded = new GuardedServer(options ?? LiveServer.Options);
        var text = (change ?? []).Chunk(2).Aggregate(Yaml, (all, pair) => all.Replace(pair[0], pair[1], StringComparison.Ordinal));
        using (var house = Composition.Open(guarded.Data, guarded.clock))
        {
            house.States.Act("parcels", Start, "anna", _ => [new ModelDeclared(ModelFile.Parse(text, "model.yaml"))]);
        }

        await guarded.AllowAsync(scripts ?? new Dictionary<string, string>());
        await guarded.OpenAsync();
        await guarded.RegisterAsync([.. champion, "promote", "true"]);
        return guarded;
    }

    /// <summary>Makes a version.</summary>
    public async Task RegisterAsync(params IReadOnlyList<string> fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var pair in fields.Chunk(2))
        {
            form.Add(new StringContent(pair[1]), pair[0]);
        }

        using var response = await client.PostAsync($"{Model}/versions", form, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Asks for answers to so many parcels.</summary>
    /// <returns>The status.</returns>
    public async Task<int> AskAsync(int count)
    {
        List<SentParcel> parcels = [.. Enumerable.Range(0, count).Select(_ => Parcel())];
        open.AddRange(parcels);
        using var response = await client.PostAsJsonAsync($"{Model}/answers", new { rows = parcels.Select(one => one.Row) }, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>Says what became of the parcels that were asked for so many days ago or more.</summary>
    public async Task TellAsync(int days)
    {
        var due = open.TakeWhile(one => one.At < Terms.Days.Floor(clock.GetUtcNow()).AddDays(1 - days)).ToList();
        open.RemoveRange(0, due.Count);
        if (due.Count == 0)
        {
            return;
        }

        using var response = await client.PostAsJsonAsync($"{Model}/labels", new { rows = due.Select(one => one.Label) }, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A minute in which so many parcels are asked for, one by one, and a turn at its end.</summary>
    /// <returns>The statuses of the answers.</returns>
    public async Task<IReadOnlyList<int>> MinuteAsync(int asked)
    {
        List<int> statuses = [];
        for (var one = 0; one < asked; one++)
        {
            statuses.Add(await AskAsync(1));
            await ShadowsAsync();
        }

        clock.MoveTo(clock.GetUtcNow().AddMinutes(1));
        await TurnAsync();
        return statuses;
    }

    /// <summary>The rest of a day, with so many parcels, and a turn at its end.</summary>
    public async Task DayAsync(int asked)
    {
        Assert.True(asked == 0 || await AskAsync(asked) == 200);
        await ShadowsAsync();
        clock.MoveTo(Terms.Days.Floor(clock.GetUtcNow()).AddDays(1));
        await TurnAsync();
    }

    /// <summary>Moves time, and nothing happens.</summary>
    public void Wait(TimeSpan time) => clock.MoveTo(clock.GetUtcNow() + time);

    /// <summary>Takes turns until nothing moves.</summary>
    public async Task<JsonElement> TurnAsync() => await PostAsync("turns?wait=true", new { });

    /// <summary>Does what a person would do.</summary>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await client.PostAsJsonAsync($"{Model}/{path}", body, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>What is wrong, as its status says.</summary>
    public async Task<IReadOnlyList<string>> AlarmsAsync() =>
        [.. (await client.GetFromJsonAsync<JsonElement>(Model, TestContext.Current.CancellationToken)).GetProperty("alarms").EnumerateArray().Select(one => one.GetString()!)];

    /// <summary>The ids of the predictions that were logged and not sealed.</summary>
    public IReadOnlyList<string> Logged()
    {
        using var house = Composition.Open(Data, clock);
        return [.. house.Inbox.Read("parcels", 0, DateTimeOffset.MaxValue, int.MaxValue).Where(row => row.Row.Kind == Log.RowKind.Prediction).Select(row => row.Row.Id)];
    }

    /// <summary>Lets scripts score.</summary>
    public async Task AllowAsync(IReadOnlyDictionary<string, string> scripts)
    {
        Directory.CreateDirectory(Data);
        foreach (var (name, text) in scripts)
        {
            await File.WriteAllTextAsync(Path.Combine(root, name), text.Replace("SWITCH", Switch, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        }

        var list = string.Join(", ", scripts.Keys.Select(name => $"{name}: [/bin/sh, {Path.Combine(root, name)}]"));
        await File.WriteAllTextAsync(Path.Combine(Data, "commands.yaml"), $"scorers: {{ {list} }}\n", TestContext.Current.CancellationToken);
    }

    /// <summary>Stops the server, and starts another on the same folder.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    /// <summary>Everything that is journaled.</summary>
    public IReadOnlyList<IFact> Facts()
    {
        using var house = Composition.Open(Data, clock);
        return [.. house.Journal.Read("parcels").Select(one => one.Fact)];
    }

    /// <summary>The newest verdict of a stage that stopped it.</summary>
    public Evaluate.Verdict Stopped()
    {
        var facts = Facts();
        Assert.True(facts.OfType<ChallengerRejected>().Any(), string.Join('\n', facts.TakeLast(20)));
        return facts.OfType<StageJudged>().Last().Verdict;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(root, recursive: true);
    }

    private async Task OpenAsync()
    {
        server = await Server.StartAsync(Data, options, clock);
        client = new HttpClient { BaseAddress = server.Addresses[0], Timeout = TimeSpan.FromMinutes(5) };
    }

    private async Task CloseAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    /// <summary>Until no shadow is on its way.</summary>
    private async Task ShadowsAsync()
    {
        for (var left = 1L; left > 0;)
        {
            var lines = (await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken)).Split('\n').Where(line => line.StartsWith("perennial_shadow_requests", StringComparison.Ordinal));
            left = lines.Sum(line => long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) * (line.Contains("\"sent\"", StringComparison.Ordinal) ? 1 : -1));
            await Task.Yield();
        }
    }

    private SentParcel Parcel()
    {
        var (far, north) = (chance.Next(1000), chance.Next(2) == 0);
        var late = chance.NextDouble() < (far >= 500 ? 0.7 : 0.2);
        var (id, time) = ($"p{sent}", clock.GetUtcNow());
        var row = new { id, time, entity = $"d{sent++ % 97}", features = new { distance = far, district = north ? "north" : "south" } };
        return new SentParcel(time, row, new { id, time, label = late ? 1 : 0 });
    }
}
