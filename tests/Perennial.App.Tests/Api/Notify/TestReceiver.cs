using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Perennial.App.Tests.Api.Notify;

/// <summary>A receiver on a free port of this machine, which answers as it is told.</summary>
internal sealed class TestReceiver : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly Channel<ReceivedMessage> received = Channel.CreateUnbounded<ReceivedMessage>();
    private readonly ConcurrentQueue<int> answers = new();

    private TestReceiver(WebApplication application) => this.application = application;

    public Uri Url => new(new Uri(application.Urls.First()), "hook?secret=7");

    public static async Task<TestReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var receiver = new TestReceiver(application);
        application.Run(receiver.TakeAsync);
        await application.StartAsync();
        return receiver;
    }

    /// <summary>The status of the next answers; 200 after them.</summary>
    public void Answer(params int[] statuses) => Array.ForEach(statuses, answers.Enqueue);

    /// <summary>The next message, as soon as it is there.</summary>
    public async Task<ReceivedMessage> NextAsync() => await received.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Messages until one that is wanted.</summary>
    public async Task<ReceivedMessage> NextAsync(Func<JsonElement, bool> wanted)
    {
        while (true)
        {
            var message = await NextAsync();
            if (wanted(message.Json))
            {
                return message;
            }
        }
    }

    public async ValueTask DisposeAsync() => await application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        context.Response.StatusCode = answers.TryDequeue(out var status) ? status : 200;
        if (context.Response.StatusCode == 302)
        {
            context.Response.Headers.Location = "/elsewhere";
        }

        await received.Writer.WriteAsync(new ReceivedMessage(
            memory.ToArray(), context.Request.Path, context.Response.StatusCode, context.Request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
    }
}
