using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Perennial.Proofs;

/// <summary>Asks a model without a pause, and swaps its champion meanwhile.</summary>
/// <param name="client">Asks.</param>
/// <param name="body">What is asked.</param>
/// <param name="champion">The version that a swap, from 1, names; of 0, the one that answers at first.</param>
public sealed class SwapLoad(HttpClient client, string body, Func<int, int> champion) : IAsyncDisposable
{
    /// <summary>Who ask at once.</summary>
    public const int Askers = 8;

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly byte[] bytes = Encoding.UTF8.GetBytes(body);
    private Task asking = Task.CompletedTask;
    private int returned;
    private int begun;
    private long answers;
    private long stale;
    private volatile bool over;

    /// <summary>Answers that came.</summary>
    public long Answers => Interlocked.Read(ref answers);

    /// <summary>Answers of a version that no swap named which had returned when it was asked, or had begun when it was there.</summary>
    public long Stale => Interlocked.Read(ref stale);

    /// <summary>What was said instead of an answer.</summary>
    public ConcurrentQueue<string> Failures { get; } = [];

    /// <summary>The longest that a swap took to return.</summary>
    public TimeSpan LongestSwap { get; private set; }

    /// <summary>Waits for a first answer, and begins.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        _ = await VersionAsync(cancellation);
        asking = Task.WhenAll(Enumerable.Range(0, Askers).Select(_ => Task.Run(() => AskAsync(cancellation), cancellation)));
    }

    /// <summary>Swaps; what is asked next must be answered by the version it names.</summary>
    public async Task SwapAsync(int swap, CancellationToken cancellation)
    {
        Volatile.Write(ref begun, swap);
        var clock = Stopwatch.StartNew();
        var path = string.Create(CultureInfo.InvariantCulture, $"/v1/models/{SpeedFolder.Swapped}/rollouts/{champion(swap)}/promote");
        using var said = await client.PostAsync(path, new StringContent("""{"reason": "the proof asks for it"}""", Encoding.UTF8, "application/json"), cancellation);
        if (!said.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path} answered {(int)said.StatusCode}: {await said.Content.ReadAsStringAsync(cancellation)}");
        }

        LongestSwap = clock.Elapsed > LongestSwap ? clock.Elapsed : LongestSwap;
        Volatile.Write(ref returned, swap);
        if (await VersionAsync(cancellation) != champion(swap))
        {
            Interlocked.Increment(ref stale);
        }
    }

    public async ValueTask DisposeAsync()
    {
        over = true;
        await asking;
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        while (!over)
        {
            var least = Volatile.Read(ref returned);
            if (await VersionAsync(cancellation) is { } version)
            {
                var most = Volatile.Read(ref begun);
                Interlocked.Increment(ref answers);
                if (!Enumerable.Range(least, most - least + 1).Any(swap => champion(swap) == version))
                {
                    Interlocked.Increment(ref stale);
                }
            }
        }
    }

    /// <summary>Asks once.</summary>
    /// <returns>The version that answered; null where there was no answer.</returns>
    private async Task<int?> VersionAsync(CancellationToken cancellation)
    {
        try
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = Json;
            using var answer = await client.PostAsync($"/v2/models/{SpeedFolder.Swapped}/infer", content, cancellation);
            var text = await answer.Content.ReadAsByteArrayAsync(cancellation);
            if (answer.IsSuccessStatusCode)
            {
                using var said = JsonDocument.Parse(text);
                return int.Parse(said.RootElement.GetProperty("model_version").GetString()!, CultureInfo.InvariantCulture);
            }

            Failures.Enqueue($"{(int)answer.StatusCode}: {Encoding.UTF8.GetString(text)}");
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            Failures.Enqueue(failure.ToString());
        }

        return null;
    }
}
