using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using ZstdSharp;

namespace Perennial.App.Api.Logging;

/// <summary>Unpacks bodies that are compressed, of any endpoint.</summary>
/// <param name="next">The rest of the pipeline.</param>
internal sealed class CompressedBody(RequestDelegate next)
{
    private const string Known = "gzip, br, zstd, deflate";

    /// <summary>Passes a request on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var said = context.Request.Headers.ContentEncoding.ToString().Trim().ToLowerInvariant();
        if (said is "" or "identity")
        {
            await next(context);
            return;
        }

        await using var unpacked = Unpacked(said, context);
        (context.Request.Body, context.Request.ContentLength) = (unpacked, null);
        context.Request.Headers.ContentEncoding = default;
        await next(context);
    }

    private static CheckedStream Unpacked(string said, HttpContext context)
    {
        var packed = context.Request.Body;
        switch (said)
        {
            case "gzip" or "x-gzip":
                return new CheckedStream(new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true), said);
            case "br":
                return new CheckedStream(new BrotliStream(packed, CompressionMode.Decompress, leaveOpen: true), said);
            case "deflate":
                return new CheckedStream(new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true), said);
            case "zstd":
                return new CheckedStream(new DecompressionStream(packed, leaveOpen: true), said);
            default:
                context.Response.Headers.AcceptEncoding = Known;
                throw new ApiException(415, $"'Content-Encoding: {Rows.RowShape.Cut(said)}' cannot be read. Send one of: {Known}.");
        }
    }
}
