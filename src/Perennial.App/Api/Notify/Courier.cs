using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Perennial.App.Api.Notify;

/// <summary>Brings one message to its receiver, once.</summary>
/// <param name="clock">The time that messages are signed with.</param>
internal sealed class Courier(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Only the address in the server's settings is told: no redirect is followed.</summary>
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Brings it.</summary>
    /// <returns>What went wrong, and whether trying again cannot help; null when it was taken.</returns>
    public async Task<(string Fault, bool Gone)?> BringAsync(NotifyOptions receiver, Notice notice, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var message = await MessageAsync(receiver, notice, limit.Token);
            using var answer = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return answer.IsSuccessStatusCode ? null : ($"{receiver.Place} answered {(int)answer.StatusCode}", answer.StatusCode == HttpStatusCode.Gone);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ($"{receiver.Place} did not answer within {Patience.TotalSeconds} seconds", false);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or UnauthorizedAccessException or FormatException)
        {
            return ($"{receiver.Place} could not be told: {fault.Message}", false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<HttpRequestMessage> MessageAsync(NotifyOptions receiver, Notice notice, CancellationToken cancellationToken)
    {
        var secret = receiver.SecretFile is { } file ? (await File.ReadAllTextAsync(file, cancellationToken)).Trim() : null;
        var (body, type) = NoticeText.Of(notice, receiver.Format, secret);
        var message = new HttpRequestMessage(HttpMethod.Post, receiver.Url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        message.Headers.Add(WebhookSignature.Id, notice.Id);
        message.Headers.Add(WebhookSignature.Timestamp, seconds.ToString(CultureInfo.InvariantCulture));
        if (secret is not null && receiver.Format != NotifyFormat.Pagerduty)
        {
            message.Headers.Add(WebhookSignature.Signature, WebhookSignature.Of(secret, notice.Id, seconds, body));
        }

        return message;
    }
}
