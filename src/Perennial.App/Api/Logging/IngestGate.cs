using Microsoft.AspNetCore.Http;

namespace Perennial.App.Api.Logging;

/// <summary>Counts the bytes of all requests that are being read or wait to be durable, and refuses more than a stated sum: memory stays bounded, and the sender is told when to come again.</summary>
/// <param name="options">How the server runs.</param>
internal sealed class IngestGate(ServerOptions options)
{
    private const string RetryAfterSeconds = "1";

    private long bytes;
    private long refused;

    /// <summary>What is in hand now, in bytes.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    /// <summary>Requests that were told to come again.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Takes so many bytes more in hand.</summary>
    /// <exception cref="ApiException">Too much waits: status 429. A request that is alone is never too much.</exception>
    public void Enter(HttpContext context, long more)
    {
        var after = Interlocked.Add(ref bytes, more);
        if (after <= options.IngestQueueBytes || after == more)
        {
            return;
        }

        Leave(more);
        Interlocked.Increment(ref refused);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        throw new ApiException(429, $"{after - more} bytes wait to be written, and at most {options.IngestQueueBytes} may (ingest.queue). Nothing of this request was taken; send it again after {RetryAfterSeconds} s.");
    }

    /// <summary>Gives them back.</summary>
    public void Leave(long less) => Interlocked.Add(ref bytes, -less);
}
