using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Perennial.Adapters.Files;
using Perennial.App.Commands;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api;

/// <summary>Turns what goes wrong in a request into one shape of answer: a status and <c>{"error": ...}</c>.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="log">Told what should not have happened.</param>
internal sealed class ApiFaults(RequestDelegate next, ILogger<ApiFaults> log)
{
    /// <summary>Passes a request on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            await SayAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var (status, message) = Of(failure);
            if (status == StatusCodes.Status500InternalServerError)
            {
                log.LogError(failure, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            }

            await WriteAsync(context, status, message);
        }
    }

    /// <summary>Writes an error.</summary>
    public static Task WriteAsync(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new ApiError(message), ApiJson.Options);
    }

    /// <summary>The status of a failure, and what is said of it.</summary>
    public static (int Status, string Message) Of(Exception failure) => failure switch
    {
        ApiException refused => (refused.Status, refused.Message),
        DiskFullException full => (StatusCodes.Status507InsufficientStorage, full.Message),
        BusyException or StreamMovedException => (StatusCodes.Status409Conflict, failure.Message),
        UnansweredException unanswered => (unanswered.TooLate ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status500InternalServerError, unanswered.Message),
        FaultException fault => (StatusCodes.Status400BadRequest, fault.Message),
        JsonException or BadHttpRequestException { InnerException: JsonException } =>
            (StatusCodes.Status400BadRequest, $"The body is no JSON of the shape that is asked for: {(failure.InnerException ?? failure).Message}"),
        BadHttpRequestException bad => (bad.StatusCode, bad.Message),
        _ => (StatusCodes.Status500InternalServerError, $"This should not have happened ({failure.GetType().Name}); the server's log tells more."),
    };

    /// <summary>What no endpoint answered gets the same shape.</summary>
    private static Task SayAsync(HttpContext context) => context.Response switch
    {
        { HasStarted: true } or { StatusCode: < 400 } or { ContentLength: > 0 } => Task.CompletedTask,
        { StatusCode: StatusCodes.Status404NotFound } => WriteAsync(context, 404, $"There is nothing at {context.Request.Path}. What there is: GET /openapi/v1.json"),
        { StatusCode: StatusCodes.Status405MethodNotAllowed } => WriteAsync(context, 405, $"{context.Request.Path} does not take {context.Request.Method}; it takes {context.Response.Headers.Allow}."),
        { StatusCode: var status } => WriteAsync(context, status, $"{context.Request.Method} {context.Request.Path} is refused with {status}."),
    };
}
