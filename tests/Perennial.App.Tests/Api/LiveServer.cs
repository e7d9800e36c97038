using System.Text;
using System.Text.Json;
using Perennial.App.Api;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api;

/// <summary>A server on a free port over a <see cref="LoggedHouse"/>, in this process and in its time, which moves by hand. Gone after the test.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    public const string Model = LoggedHouse.Model;

    private readonly ServerOptions options;
    private Server server;
    private readonly long before;

    private LiveServer(LoggedHouse house, Server server, ServerOptions options)
    {
        (House, this.server, this.options) = (house, server, options);
        before = Logged().Count;
        Client = new HttpClient { BaseAddress = server.Addresses[0], Timeout = Timeout.InfiniteTimeSpan };
    }

    public LoggedHouse House { get; }

    /// <summary>The server itself.</summary>
    public Server Server => server;

    /// <summary>Speaks real HTTP with it.</summary>
    public HttpClient Client { get; private set; }

    /// <param name="change">What the model's file says otherwise: text and its replacement, in turn.</param>
    public static Task<LiveServer> StartAsync(params string[] change) => StartAsync(Options, change);

    /// <param name="options">How it runs.</param>
    /// <param name="change">What the model's file says otherwise: text and its replacement, in turn.</param>
    public static async Task<LiveServer> StartAsync(ServerOptions options, params string[] change)
    {
        var house = await LoggedHouse.OpenAsync(change);
        return new LiveServer(house, await Server.StartAsync(house.Data, options, house.Clock), options);
    }

    /// <summary>A server over a house that is there already; it goes with the server.</summary>
    public static async Task<LiveServer> OverAsync(LoggedHouse house, ServerOptions options) => new(house, await Server.StartAsync(house.Data, options, house.Clock), options);

    /// <summary>Makes a key.</summary>
    /// <returns>Its text.</returns>
    public async Task<string> KeyAsync(string name, string role, params string[] more)
    {
        var (code, text, error) = await House.RunAsync(["keys", "create", "--name", name, "--role", role, .. more]);
        Assert.True(code == 0, error);
        return text.Trim();
    }

    /// <summary>Asks with a key from now on; with none where it is null.</summary>
    public void Ask(string? key) => Client.DefaultRequestHeaders.Authorization = key is null ? null : new("Bearer", key);

    /// <summary>A free port, and no turn that is not called for.</summary>
    public static ServerOptions Options { get; } = new() { Listen = [new("http://127.0.0.1:0")], TurnEvery = TimeSpan.FromDays(1) };

    /// <summary>Posts JSON.</summary>
    public async Task<LiveAnswer> PostAsync(string path, object? body = null)
    {
        using var content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        using var response = await Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Sends what is not JSON.</summary>
    public async Task<LiveAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Posts bytes of some type, with headers: name and value, in turn.</summary>
    public async Task<LiveAnswer> PostAsync(string path, byte[] body, string? type, params string[] headers)
    {
        using var content = new ByteArrayContent(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        content.Headers.ContentType = type is null ? null : System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type);
        foreach (var pair in headers.Chunk(2))
        {
            _ = request.Headers.TryAddWithoutValidation(pair[0], pair[1]) || content.Headers.TryAddWithoutValidation(pair[0], pair[1]);
        }

        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>What was logged since it first started and is not sealed yet, in order.</summary>
    public IReadOnlyList<Log.InboxRow> Logged()
    {
        using var house = Composition.Open(House.Data);
        return [.. house.Inbox.Read(Model, before, DateTimeOffset.MaxValue, int.MaxValue).Select(row => row.Row)];
    }

    /// <summary>The newest row that was logged.</summary>
    public Log.InboxRow Newest() => Logged()[^1];

    /// <summary>Stops it, and starts another on the same folder.</summary>
    public async Task RestartAsync()
    {
        await server.DisposeAsync();
        Client.Dispose();
        server = await Server.StartAsync(House.Data, options, House.Clock);
        Client = new HttpClient { BaseAddress = server.Addresses[0] };
    }

    /// <summary>Looks, over HTTP, until something is so.</summary>
    public async Task ComesAsync(Func<Task<bool>> look)
    {
        const int Looks = 10_000;
        for (var number = 0; number < Looks; number++)
        {
            if (await look())
            {
                return;
            }
        }

        Assert.Fail($"It did not come in {Looks} looks.");
    }

    /// <summary>Gets text.</summary>
    public Task<string> GetTextAsync(string path) => Client.GetStringAsync(path, TestContext.Current.CancellationToken);

    /// <summary>Gets JSON.</summary>
    public async Task<LiveAnswer> GetAsync(string path)
    {
        using var response = await Client.GetAsync(path, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    /// <summary>Takes turns until nothing moves, trainings included.</summary>
    /// <returns>The model's status.</returns>
    public async Task<JsonElement> TurnAsync()
    {
        var answer = await PostAsync($"/v1/models/{Model}/turns?wait=true");
        Assert.True(answer.Status == 200, answer.Body.ToString());
        return answer.Body;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
        House.Dispose();
    }

    private static async Task<LiveAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new LiveAnswer((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }
}
