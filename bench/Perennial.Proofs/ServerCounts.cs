using System.Globalization;

namespace Perennial.Proofs;

/// <summary>What a server counted, as its <c>/metrics</c> say.</summary>
/// <param name="client">Asks it.</param>
public sealed class ServerCounts(HttpClient client)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <summary>The series whose line begins so, all together.</summary>
    public async Task<double> ReadAsync(string series, CancellationToken cancellation) => (await client.GetStringAsync("/metrics", cancellation)).Split('\n')
        .Where(line => line.StartsWith(series, StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    /// <summary>Waits until no answer waits in memory.</summary>
    /// <returns>How many did at first.</returns>
    public async Task<double> DrainAsync(CancellationToken cancellation)
    {
        var first = await ReadAsync("perennial_answers_waiting", cancellation);
        while (await ReadAsync("perennial_answers_waiting", cancellation) > 0)
        {
            await Task.Delay(Look, cancellation);
        }

        return first;
    }
}
