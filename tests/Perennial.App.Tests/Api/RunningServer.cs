using System.Text;
using System.Text.Json;
using Perennial.App.Api;

namespace Perennial.App.Tests.Api;

/// <summary>A server over a folder that outlives it.</summary>
internal sealed class RunningServer(Server server) : IAsyncDisposable
{
    public HttpClient Client { get; } = new() { BaseAddress = server.Addresses[0] };

    public async Task<LiveAnswer> PostAsync(string path)
    {
        using var content = new StringContent(string.Empty, Encoding.UTF8);
        using var response = await Client.PostAsync(path, content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new LiveAnswer((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }
}
