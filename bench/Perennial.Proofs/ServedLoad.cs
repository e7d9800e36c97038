using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Perennial.Proofs;

/// <summary>Asks, logs and labels over HTTP for as long as it is told to, and sends again what was not acknowledged: also to the next server.</summary>
public sealed class ServedLoad : IAsyncDisposable
{
    private const int Rows = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(15) };
    private readonly CancellationTokenSource stop = new();
    private readonly Task sending;

    /// <summary>Begins; it sends nothing before there is an address.</summary>
    public ServedLoad() => sending = Task.WhenAll(
        Sending("prediction", PredictionsAsync), Sending("answer", AnswerAsync), Sending("event", EventAsync));

    /// <summary>Where the server answers now; null while there is none.</summary>
    public Uri? Address { get; set; }

    /// <summary>Ids of predictions that were acknowledged.</summary>
    public ConcurrentQueue<string> Predictions { get; } = [];

    /// <summary>Labels that were acknowledged, by id.</summary>
    public ConcurrentDictionary<string, int> Labels { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests that failed and were sent again.</summary>
    public int Again { get; private set; }

    /// <summary>What the server said that it must not say.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];

    /// <summary>Whether answers were given by a version, and events logged, often enough.</summary>
    public bool Enough => Predictions.Count(id => id.StartsWith("answer", StringComparison.Ordinal)) > 20
        && Predictions.Count(id => id.StartsWith("event", StringComparison.Ordinal)) > 5 && Labels.Count > 50;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await sending;
        client.Dispose();
        stop.Dispose();
    }

    private async Task Sending(string name, Func<string, Task<bool>> send)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
            while (!stop.IsCancellationRequested && !await TriedAsync(() => send(id)))
            {
                Again++;
            }
        }
    }

    private async Task<bool> TriedAsync(Func<Task<bool>> send)
    {
        try
        {
            await Task.Delay(Pause, stop.Token);
            return Address is not null && await send();
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            return false;
        }
    }

    private async Task<bool> PredictionsAsync(string id)
    {
        var ids = Enumerable.Range(0, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $"{id}-{row}")).ToList();
        if (!await PostAsync("predictions", $"[{string.Join(',', ids.Select(one => $$$"""{"id": "{{{one}}}", "entity": "d1", "features": {"distance": 7}}"""))}]", 202))
        {
            return false;
        }

        ids.ForEach(Predictions.Enqueue);
        return await LabelAsync(ids);
    }

    private async Task<bool> AnswerAsync(string id)
    {
        // Without a champion the request is refused with 503, and sent again.
        if (!await PostAsync("answers", $$$"""{"id": "{{{id}}}", "entity": "d2", "features": {"distance": 1100}}""", 200))
        {
            return false;
        }

        Predictions.Enqueue(id);
        return await LabelAsync([id]);
    }

    private async Task<bool> EventAsync(string id)
    {
        var took = await PostAsync("events", """{"inputs": [{"name": "distance", "shape": [1], "datatype": "FP64", "data": [3]}]}""", 202, id, "request")
            && await PostAsync("events", """{"outputs": [{"name": "score", "shape": [1], "datatype": "FP64", "data": [0.5]}]}""", 202, id, "response");
        if (took)
        {
            Predictions.Enqueue(id);
        }

        return took;
    }

    private async Task<bool> LabelAsync(List<string> ids)
    {
        var took = await PostAsync("labels", $"[{string.Join(',', ids.Select(one => $$"""{"id": "{{one}}", "label": {{one.Length % 2}}}"""))}]", 202);
        ids.ForEach(one => _ = took && Labels.TryAdd(one, one.Length % 2));
        return took;
    }

    private async Task<bool> PostAsync(string where, string body, int wanted, string? eventId = null, string? side = null)
    {
        // The server may have died since it was looked for.
        var address = Address ?? throw new HttpRequestException("There is no server now.");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/v1/models/{ServedModel.Name}/{where}")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (eventId is not null)
        {
            request.Headers.Add("Ce-Specversion", "1.0");
            request.Headers.Add("Ce-Id", eventId);
            request.Headers.Add("Ce-Source", "http://localhost:9081/");
            request.Headers.Add("Ce-Type", $"org.kubeflow.serving.inference.{side}");
        }

        using var response = await client.SendAsync(request, stop.Token);
        var said = await response.Content.ReadAsStringAsync(stop.Token);
        if ((int)response.StatusCode == 500)
        {
            Faults.Enqueue($"{where}: {said}");
        }

        return (int)response.StatusCode == wanted && !said.Contains("\"error\"", StringComparison.Ordinal);
    }
}
