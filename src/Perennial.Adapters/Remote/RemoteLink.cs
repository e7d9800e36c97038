using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Perennial.Terms;

namespace Perennial.Adapters.Remote;

/// <summary>Talks to one server elsewhere: so many requests at once, each within its time. Any number of threads may ask.</summary>
/// <param name="name">What the list of what is allowed calls it.</param>
/// <param name="options">Where it is.</param>
internal sealed class RemoteLink(string name, RemoteOptions options) : IDisposable
{
    private const long LongestAnswerBytes = 256L << 20;

    private readonly SemaphoreSlim _turns = new(options.Concurrency);

    /// <summary>Only the address that was allowed is asked: no redirect is followed, and no proxy either.</summary>
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxConnectionsPerServer = options.Concurrency,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswerBytes,
        BaseAddress = new Uri(options.Url.AbsoluteUri.TrimEnd('/') + "/"),
    };

    /// <summary>Where it is.</summary>
    public RemoteOptions Options => options;

    /// <summary>Asks for a description.</summary>
    public JsonElement Get(string path) => Send(() => new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Asks for answers.</summary>
    public JsonElement Post(string path, RemoteBody body) => Send(() =>
    {
        var content = new ByteArrayContent(body.Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue(body.JsonLength is null ? "application/json" : "application/octet-stream");
        if (body.JsonLength is { } length)
        {
            content.Headers.Add("Inference-Header-Content-Length", length.ToString(CultureInfo.InvariantCulture));
        }

        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    });

    public void Dispose()
    {
        _client.Dispose();
        _turns.Dispose();
    }

    private JsonElement Send(Func<HttpRequestMessage> message)
    {
        using var limit = new CancellationTokenSource(options.Timeout);
        try
        {
            _turns.Wait(limit.Token);
            try
            {
                return Send(message, limit.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (OperationCanceledException fault)
        {
            throw Failed(
                string.Create(CultureInfo.InvariantCulture, $"did not answer within {options.Timeout.TotalSeconds} seconds, of which some may have been spent waiting for one of {options.Concurrency} turns"),
                new TimeoutException(fault.Message, fault));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            throw Failed($"could not be asked: {fault.Message}", fault);
        }
        catch (JsonException fault)
        {
            throw Failed($"gave an answer that is no JSON: {fault.Message}", fault);
        }
    }

    private JsonElement Send(Func<HttpRequestMessage> make, CancellationToken limit)
    {
        using HttpRequestMessage message = make();
        if (options.TokenFile is { } file)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", File.ReadAllText(file).Trim());
        }

        using HttpResponseMessage answer = _client.Send(message, HttpCompletionOption.ResponseContentRead, limit);
        using Stream body = answer.Content.ReadAsStream(limit);
        if (!answer.IsSuccessStatusCode)
        {
            throw Failed($"answered {(int)answer.StatusCode} to {message.RequestUri!.PathAndQuery}: {Said(body)}");
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.Clone();
    }

    private static string Said(Stream body)
    {
        const int Longest = 500;
        using var reader = new StreamReader(body);
        char[] said = new char[Longest];
        return new string(said, 0, reader.ReadBlock(said)).ReplaceLineEndings(" ");
    }

    private FaultException Failed(string what, Exception? cause = null) =>
        new($"The server '{name}' ({options.Url}) {what}.", cause ?? new HttpRequestException(what));
}
