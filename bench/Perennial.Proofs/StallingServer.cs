using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>Another server of the Open Inference Protocol, in this process, that answers until it is told to stall.</summary>
public sealed class StallingServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly byte[] metadata;
    private volatile TaskCompletionSource? gate;
    private int waiting;

    private StallingServer(WebApplication application, ModelDeclaration model)
    {
        this.application = application;
        metadata = JsonSerializer.SerializeToUtf8Bytes(new
        {
            name = model.Model,
            platform = "stalling",
            inputs = model.Features.Select(feature => new { name = feature.Name, datatype = feature.Type == FeatureType.Numeric ? "FP64" : "BYTES", shape = new[] { -1 } }),
            outputs = new[] { new { name = "score", datatype = "FP64", shape = new[] { -1 } } },
        });
        application.Run(AnswerAsync);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => new(application.Urls.First());

    /// <summary>Requests that it holds.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Starts it on a free port.</summary>
    public static async Task<StallingServer> StartAsync(ModelDeclaration model, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var server = new StallingServer(application, model);
        await application.StartAsync(cancellation);
        return server;
    }

    /// <summary>From now on no request for an answer gets one.</summary>
    public void Stall() => gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whoever waits is answered.</summary>
    public void GoOn()
    {
        gate?.TrySetResult();
        gate = null;
    }

    public ValueTask DisposeAsync()
    {
        GoOn();
        return application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(metadata, context.RequestAborted);
            return;
        }

        using var asked = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        if (gate is { } closed)
        {
            Interlocked.Increment(ref waiting);
            await closed.Task.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Interlocked.Decrement(ref waiting);
        }

        var rows = asked.RootElement.GetProperty("inputs")[0].GetProperty("shape")[0].GetInt32();
        await context.Response.WriteAsJsonAsync(new { outputs = new[] { new { name = "score", datatype = "FP64", shape = new[] { rows }, data = Enumerable.Repeat(0.5, rows) } } }, context.RequestAborted);
    }
}
