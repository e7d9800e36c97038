using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Perennial.Proofs;

/// <summary>Kestrel and nothing else, in this process: gives back the body it gets.</summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private EchoServer(WebApplication application) => this.application = application;

    /// <summary>Where it answers.</summary>
    public Uri Address => new(application.Urls.First());

    /// <summary>Starts it on a free port.</summary>
    public static async Task<EchoServer> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(EchoAsync);
        await application.StartAsync(cancellation);
        return new EchoServer(application);
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static async Task EchoAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = context.Request.ContentLength;
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            foreach (var part in read.Buffer)
            {
                context.Response.BodyWriter.Write(part.Span);
            }

            context.Request.BodyReader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
