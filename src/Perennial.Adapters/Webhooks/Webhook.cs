using System.Net;
using System.Net.Http.Headers;

namespace Perennial.Adapters.Webhooks;

/// <summary>Posts JSON, and tries again where that may help; every try of a message carries the same key, by which the receiver knows it again.</summary>
/// <param name="clock">Measures pauses.</param>
internal sealed class Webhook(TimeProvider clock) : IDisposable
{
    /// <summary>The header that holds the key.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Only the address that was allowed is told: no redirect is followed.</summary>
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Posts.</summary>
    /// <returns>What went wrong at the last try; null when it was taken.</returns>
    public async Task<string?> PostAsync(WebhookOptions options, string key, byte[] json, CancellationToken cancellationToken)
    {
        string? fault = null;
        for ((int tried, TimeSpan pause) = (1, options.Pause); tried <= options.Tries; tried++, pause *= 2)
        {
            (fault, bool again) = await TryAsync(options, key, json, cancellationToken).ConfigureAwait(false);
            if (!again || tried == options.Tries)
            {
                return fault;
            }

            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }

        return fault;
    }

    public void Dispose() => _client.Dispose();

    private async Task<(string? Fault, bool Again)> TryAsync(WebhookOptions options, string key, byte[] json, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(json) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            message.Headers.Add(KeyHeader, key);
            if (options.TokenFile is { } file)
            {
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await File.ReadAllTextAsync(file, limit.Token).ConfigureAwait(false)).Trim());
            }

            using HttpResponseMessage answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            bool mayHelp = answer.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)answer.StatusCode >= 500;
            return answer.IsSuccessStatusCode ? (null, false) : ($"{options.Url} answered {(int)answer.StatusCode}", mayHelp);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"{options.Url} did not answer within {options.Timeout.TotalSeconds} seconds", true);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            return ($"{options.Url} could not be told: {fault.Message}", true);
        }
    }
}
