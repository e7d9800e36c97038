using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Perennial.App.Api.Tracing;

/// <summary>Logs a line for every request, at debug, and names its span by its route.</summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="log">Where.</param>
internal sealed class RequestLine(RequestDelegate next, ILogger<RequestLine> log)
{
    /// <summary>Passes a request on.</summary>
    public Task InvokeAsync(HttpContext context) =>
        context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span ? TracedAsync(context, span) : PassedAsync(context);

    private async Task TracedAsync(HttpContext context, Activity span)
    {
        await PassedAsync(context);
        span.DisplayName = $"{context.Request.Method} {(context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "nothing"}";
        span.SetTag("http.response.status_code", context.Response.StatusCode);
    }

    private Task PassedAsync(HttpContext context) => log.IsEnabled(LogLevel.Debug) ? LoggedAsync(context) : next(context);

    private async Task LoggedAsync(HttpContext context)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            log.LogDebug(
                "{Method} {Path} {Status} {Milliseconds:0.0} ms", context.Request.Method, context.Request.Path, context.Response.StatusCode, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }
}
