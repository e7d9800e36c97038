using System.Net;

namespace Perennial.Client.Tests;

/// <summary>A server that answers calls by a script; the last answer goes on.</summary>
internal sealed class ScriptedServer(params HttpStatusCode[] answers) : HttpMessageHandler
{
    private readonly TaskCompletionSource called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int calls;

    /// <summary>Whether calls are never answered.</summary>
    public bool Stalls { get; init; }

    /// <summary>What it says with every answer.</summary>
    public string Body { get; init; } = "{}";

    public int Calls => calls;

    /// <summary>Done when the first call came.</summary>
    public Task Called => called.Task;

    public ClientOptions Options { get; } = new() { Server = new("http://scripted"), Model = "parcels", Folder = Path.GetTempPath(), Clock = new HurriedClock() };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Interlocked.Increment(ref calls) - 1;
        called.TrySetResult();
        if (Stalls)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        return new HttpResponseMessage(answers[Math.Min(call, answers.Length - 1)]) { RequestMessage = request, Content = new StringContent(Body) };
    }
}
