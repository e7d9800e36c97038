using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Api.Logging;

/// <summary>The body of a request, whole, in memory that is borrowed; what it takes is counted by the gate until it is given back.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstBytes = 64 << 10;

    private readonly IngestGate gate;
    private byte[] bytes = [];
    private int length;
    private long counted;

    private RequestBody(IngestGate gate) => this.gate = gate;

    /// <summary>What it says.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.AsMemory(0, length);

    /// <summary>Reads the body of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="gate">Counts what waits.</param>
    /// <param name="most">The longest body that is read, in bytes.</param>
    /// <exception cref="ApiException">It is longer: status 413. Too much waits already: status 429.</exception>
    public static async Task<RequestBody> ReadAsync(HttpContext context, IngestGate gate, long most)
    {
        var body = new RequestBody(gate);
        try
        {
            body.Grow(context, (int)Math.Clamp(context.Request.ContentLength + 1 ?? FirstBytes, FirstBytes, Math.Max(FirstBytes, most)));
            int read;
            while ((read = await context.Request.Body.ReadAsync(body.bytes.AsMemory(body.length), context.RequestAborted)) > 0)
            {
                body.length += read;
                if (body.length > most)
                {
                    throw new ApiException(413, $"The body is longer than {most} bytes, the most that is read (body_limit); uncompressed, where it is compressed. Send several requests.");
                }

                if (body.length == body.bytes.Length)
                {
                    body.Grow(context, body.bytes.Length * 2);
                }
            }

            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        gate.Leave(counted);
        counted = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = [];
        }
    }

    private void Grow(HttpContext context, int to)
    {
        gate.Enter(context, to - counted);
        counted = to;
        var larger = ArrayPool<byte>.Shared.Rent(to);
        bytes.AsSpan(0, length).CopyTo(larger);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        bytes = larger;
    }
}
