using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Perennial.Adapters.Sqlite;
using Perennial.App.Api.Access;

namespace Perennial.App.Api;

/// <summary>A POST with the header <c>Idempotency-Key</c> is done once: whoever sends it again within a day gets the answer it got.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="replies">What was answered.</param>
/// <param name="clock">The time.</param>
internal sealed class IdempotencyGate(RequestDelegate next, SqliteReplyStore replies, TimeProvider clock)
{
    /// <summary>The header.</summary>
    public const string Header = "Idempotency-Key";

    private const int LongestKey = 255;
    private const long LongestBytes = 1 << 20;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    /// <summary>Passes a request on, unless it was answered before.</summary>
    /// <exception cref="ApiException">The same key is in use (409), or was used for something else (422).</exception>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers[Header] is not [{ } key] || !HttpMethods.IsPost(context.Request.Method) || context.Features.Get<Caller>() is not { } caller)
        {
            await next(context);
            return;
        }

        if (key.Length is 0 or > LongestKey)
        {
            throw new ApiException(400, $"{Header} is {key.Length} letters long. Allowed: 1 to {LongestKey}.");
        }

        var (kept, request) = ($"{caller.Name}\n{context.Request.Path}\n{key}", await DigestAsync(context));
        var now = clock.GetUtcNow();
        if (replies.Begin(kept, request, now, now - Remembered) is { } known)
        {
            await RepeatAsync(context, known, request, key);
            return;
        }

        await DoAsync(context, kept, request);
    }

    private async Task DoAsync(HttpContext context, string kept, string request)
    {
        var (body, answer, done) = (context.Response.Body, new MemoryStream(), false);
        context.Response.Body = answer;
        try
        {
            await next(context);
            done = context.Response.StatusCode < 400 && answer.Length <= LongestBytes;
            if (done)
            {
                replies.End(kept, new KeptReply(request, context.Response.StatusCode, context.Response.ContentType, Encoding.UTF8.GetString(answer.GetBuffer(), 0, (int)answer.Length)));
            }
        }
        catch (Exception refusal) when (refusal is Terms.FaultException or BadHttpRequestException or System.Text.Json.JsonException)
        {
            // It did nothing, and may be asked again when what was wrong is mended.
            replies.Drop(kept);
            throw;
        }
        finally
        {
            context.Response.Body = body;
        }

        if (!done)
        {
            replies.Drop(kept);
        }

        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
    }

    private static async Task RepeatAsync(HttpContext context, KeptReply known, string request, string key)
    {
        if (known.Request != request)
        {
            throw new ApiException(422, $"{Header} '{key}' was used for another request. A key stands for one request: take a new one.");
        }

        if (known.Status == 0)
        {
            throw new ApiException(409, $"The request with {Header} '{key}' is being done, or was broken off by the end of the server. Look whether it was done, and ask again with a new key if not.");
        }

        context.Response.StatusCode = known.Status;
        context.Response.ContentType = known.ContentType;
        context.Response.Headers["Idempotency-Replayed"] = "true";
        await context.Response.WriteAsync(known.Body, context.RequestAborted);
    }

    /// <summary>Of the query and the body, which is read again afterwards. A multipart boundary differs each time, so of such a body only the length counts.</summary>
    private static async Task<string> DigestAsync(HttpContext context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(context.Request.QueryString.Value ?? string.Empty));
        if (context.Request.HasFormContentType)
        {
            hash.AppendData(Encoding.ASCII.GetBytes($"{context.Request.ContentLength}"));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        context.Request.EnableBuffering();
        var block = new byte[81_920];
        for (int count; (count = await context.Request.Body.ReadAsync(block, context.RequestAborted)) > 0;)
        {
            hash.AppendData(block, 0, count);
        }

        context.Request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
