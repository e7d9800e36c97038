using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Api.Inference.Rest;

/// <summary>The body of a request, whole, in a rented array until it is disposed of.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int First = 16 << 10;
    private byte[] rented = ArrayPool<byte>.Shared.Rent(First);
    private int length;

    private RequestBody()
    {
    }

    /// <summary>Its bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => rented.AsMemory(0, length);

    /// <summary>Reads a body. The server refuses one that is too long.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new RequestBody();
        try
        {
            ReadResult read;
            do
            {
                read = await request.BodyReader.ReadAsync(cancellationToken);
                body.Append(read.Buffer);
                request.BodyReader.AdvanceTo(read.Buffer.End);
            }
            while (!read.IsCompleted);
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
        if (rented.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(rented);
            rented = [];
        }
    }

    private void Append(ReadOnlySequence<byte> more)
    {
        var whole = length + checked((int)more.Length);
        if (whole > rented.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(whole, 2L * rented.Length), Array.MaxLength));
            rented.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(rented);
            rented = larger;
        }

        more.CopyTo(rented.AsSpan(length));
        length = whole;
    }
}
