using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Perennial.Adapters.Tests.Remote;

/// <summary>A small server of the Open Inference Protocol on this machine, written from its text: one model, whose answer is x, or a half where that is missing, and 0.1 more for the category b.</summary>
internal sealed class OpenInferenceStand : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _requests;

    public OpenInferenceStand()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    /// <summary>What <c>v2</c> says it can do.</summary>
    public string Extensions { get; set; } = "[\"binary_tensor_data\"]";

    /// <summary>What the model's metadata says.</summary>
    public string Metadata { get; set; } =
        """{"name": "m", "platform": "stand", "inputs": [{"name": "x", "datatype": "FP64", "shape": [-1]}, {"name": "c", "datatype": "BYTES", "shape": [-1, 1]}], "outputs": [{"name": "probability", "datatype": "FP64", "shape": [-1]}]}""";

    /// <summary>Answers a request in place of the model; null lets the model answer.</summary>
    public Func<HttpListenerContext, Task<bool>>? Instead { get; set; }

    /// <summary>How many came.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>How many were asked in the binary form.</summary>
    public int Binary { get; private set; }

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait();
        _listener.Close();
    }

    public static async Task SayAsync(HttpListenerContext context, int code, string text)
    {
        context.Response.StatusCode = code;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
        context.Response.Close();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (_listener.IsListening)
            {
                _ = AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        Interlocked.Increment(ref _requests);
        if (Instead is { } other && await other(context))
        {
            return;
        }

        await (context.Request.Url!.AbsolutePath switch
        {
            "/v2" => SayAsync(context, 200, $$"""{"name": "stand", "version": "1", "extensions": {{Extensions}}}"""),
            "/v2/models/m" or "/v2/models/m/versions/3" => SayAsync(context, 200, Metadata),
            "/v2/models/m/infer" or "/v2/models/m/versions/3/infer" => SayAsync(context, 200, Infer(context)),
            _ => SayAsync(context, 404, """{"error": "no such model"}"""),
        });
    }

    private string Infer(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        context.Request.InputStream.CopyTo(body);
        byte[] bytes = body.ToArray();
        int json = context.Request.Headers["Inference-Header-Content-Length"] is { } length ? int.Parse(length, CultureInfo.InvariantCulture) : bytes.Length;
        Binary += json < bytes.Length ? 1 : 0;
        JsonArray inputs = JsonNode.Parse(bytes.AsSpan(0, json))!["inputs"]!.AsArray();
        double?[] numbers = [];
        string[] texts = [];
        foreach (JsonNode input in inputs.Select(one => one!))
        {
            int size = (int?)input["parameters"]?["binary_data_size"] ?? 0;
            Span<byte> tensor = bytes.AsSpan(json, size);
            if ((string)input["name"]! == "x")
            {
                numbers = size == 0 ? [.. input["data"]!.AsArray().Select(one => (double?)one)] : Numbers(tensor);
            }
            else
            {
                texts = size == 0 ? [.. input["data"]!.AsArray().Select(one => (string)one!)] : Texts(tensor);
            }

            json += size;
        }

        var answers = new JsonArray([.. numbers.Select((number, row) => (JsonNode)Answer(number, texts.ElementAtOrDefault(row)))]);
        return new JsonObject
        {
            ["model_name"] = "m",
            ["outputs"] = new JsonArray(new JsonObject { ["name"] = "probability", ["datatype"] = "FP64", ["shape"] = new JsonArray(answers.Count), ["data"] = answers }),
        }.ToJsonString();
    }

    private static double Answer(double? x, string? category) => (x is { } known && !double.IsNaN(known) ? known * 0.8 : 0.5) + (category == "b" ? 0.1 : 0);

    private static double?[] Numbers(Span<byte> tensor)
    {
        double?[] numbers = new double?[tensor.Length / 8];
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = BinaryPrimitives.ReadDoubleLittleEndian(tensor[(row * 8)..]);
        }

        return numbers;
    }

    private static string[] Texts(Span<byte> tensor)
    {
        List<string> texts = [];
        for (int at = 0; at < tensor.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(tensor[at..]);
            texts.Add(Encoding.UTF8.GetString(tensor.Slice(at + 4, length)));
            at += 4 + length;
        }

        return [.. texts];
    }
}
