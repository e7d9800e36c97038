using System.Globalization;
using System.Text.Json;

namespace Perennial.Proofs;

/// <summary>The load generator wrk: one thread, so many connections, each asking again as soon as it is answered.</summary>
/// <param name="body">The file with the body that is sent.</param>
/// <param name="connections">How many.</param>
public sealed class Wrk(string body, int connections)
{
    private const double MicroAsMilli = 1_000;
    private static readonly string Script = Path.Combine(Checkout.Root, "bench", "Perennial.Proofs", "serve_speed.lua");

    /// <summary>Asks for as long as it is told.</summary>
    /// <exception cref="InvalidOperationException">A request was refused, or a connection broke, or wrk is not there.</exception>
    public async Task<WrkRound> RunAsync(Uri url, TimeSpan time, CancellationToken cancellation)
    {
        var result = await Launch.RunAsync(
            "wrk",
            ["--threads", "1", "--connections", Text(connections), "--duration", Text((int)time.TotalSeconds) + "s", "--timeout", "30s", "--script", Script, url.AbsoluteUri],
            new Dictionary<string, string> { ["SPEED_BODY"] = body },
            cancellation);
        var line = result.Output.Split('\n').FirstOrDefault(one => one.StartsWith('{'))
            ?? throw new InvalidOperationException($"wrk ended with {result.ExitCode}: {result.Output} {result.Errors}");
        using var said = JsonDocument.Parse(line);
        double Of(string name) => said.RootElement.GetProperty(name).GetDouble();
        return Of("refused") + Of("broken") > 0
            ? throw new InvalidOperationException($"{url}: {line}")
            : new WrkRound((long)Of("requests"), Of("requests") / Of("seconds"), MicroAsMilli * Of("p50"), MicroAsMilli * Of("p99"), MicroAsMilli * Of("longest"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
