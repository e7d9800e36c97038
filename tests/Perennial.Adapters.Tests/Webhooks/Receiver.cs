using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Perennial.Adapters.Tests.Webhooks;

/// <summary>A training system that only listens: a real HTTP server on this machine, which answers with the codes it is given, then with 200.</summary>
internal sealed class Receiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<int> _codes;
    private readonly Task _serving;

    public Receiver(params int[] codes)
    {
        _codes = new(codes);
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/runs/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<(string? Key, string? Authorization, JsonNode Body)> Got { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait();
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                Answer(await _listener.GetContextAsync());
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using (var reader = new StreamReader(context.Request.InputStream))
        {
            Got.Enqueue((context.Request.Headers["Idempotency-Key"], context.Request.Headers["Authorization"], JsonNode.Parse(reader.ReadToEnd())!));
        }

        context.Response.StatusCode = _codes.TryDequeue(out int code) ? code : 200;
        if (context.Response.StatusCode == 302)
        {
            context.Response.RedirectLocation = Url + "elsewhere";
        }

        context.Response.Close();
    }
}
