using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Perennial.Client.Wire;
using Perennial.Terms;

namespace Perennial.Client;

/// <summary>The calls of a client to its server.</summary>
internal sealed class ServerLink : IDisposable
{
    private readonly ClientOptions options;
    private readonly HttpClient http;

    public ServerLink(ClientOptions options, HttpMessageHandler? handler)
    {
        this.options = options;
        http = new HttpClient(handler ?? new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = options.Server, Timeout = options.Timeout,
        };
        http.DefaultRequestHeaders.Authorization = options.Key is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
    }

    private string Root => $"v1/models/{Uri.EscapeDataString(options.Model)}";

    /// <summary>Who answers now; null where that is still what this client knows.</summary>
    public async Task<ServedModel?> RoutingAsync(long head, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Root}/routing");
        request.Headers.Add(ClientState.Header, new ClientState(options.Name, head, options.Lease).ToString());
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{head}\""));
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified)
        {
            return null;
        }

        await CheckAsync(response, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadFromJsonAsync<ServedModel>(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes an artifact to a file.</summary>
    public async Task DownloadAsync(string digest, string file, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync($"{Root}/artifacts/{digest}", HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        await CheckAsync(response, cancellationToken).ConfigureAwait(false);
        await using var target = File.Create(file);
        await response.Content.CopyToAsync(target, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends rows; what the server took of them is durable when it returns.</summary>
    /// <returns>How many it refused for good.</returns>
    public async Task<int> SendAsync<T>(string what, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        using var response = await http.PostAsJsonAsync($"{Root}/{what}", new { rows }, JsonSerializerOptions.Web, cancellationToken).ConfigureAwait(false);
        await CheckAsync(response, cancellationToken).ConfigureAwait(false);
        return Refused(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    public void Dispose() => http.Dispose();

    /// <summary>How many rows a receipt refuses; none where it says nothing of them.</summary>
    private static int Refused(string receipt)
    {
        try
        {
            return JsonSerializer.Deserialize<SendReceipt>(receipt, JsonSerializerOptions.Web)?.Refused?.Count ?? 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    /// <summary>A refusal becomes a fault with the server's words; one that may pass becomes <see cref="HttpRequestException"/>, which is tried again.</summary>
    private async Task CheckAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var said = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var words = $"{options.Server} refused {response.RequestMessage?.RequestUri?.AbsolutePath} with {(int)response.StatusCode}: {said}";
        throw (int)response.StatusCode is 408 or 409 or 429 or >= 500 ? new HttpRequestException(words, null, response.StatusCode) : new FaultException(words);
    }
}
