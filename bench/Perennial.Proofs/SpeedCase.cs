using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>One way of answering, measured in rounds that take turns with those of the others.</summary>
/// <param name="Name">What it is called in the figures.</param>
/// <param name="Url">Where it is asked.</param>
public sealed record SpeedCase(string Name, Uri Url)
{
    private readonly List<WrkRound> rounds = [];

    /// <summary>What goes on while it is asked; null for nothing.</summary>
    public Func<Func<Task>, Task>? Beside { get; init; }

    /// <summary>Requests a second of the newest round.</summary>
    public double NewestPerSecond => rounds[^1].PerSecond;

    /// <summary>Every answer came within it.</summary>
    public double LongestMilliseconds => rounds.Max(round => round.LongestMilliseconds);

    /// <summary>Measures one round.</summary>
    public Task RoundAsync(Wrk wrk, TimeSpan time, CancellationToken cancellation)
    {
        async Task AskAsync() => rounds.Add(await wrk.RunAsync(Url, time, cancellation));
        return Beside is null ? AskAsync() : Beside(AskAsync);
    }

    /// <summary>Forgets the rounds so far: the first warm up.</summary>
    public void Forget() => rounds.Clear();

    /// <summary>Requests a second beside another way's, round by round; the median of the rounds.</summary>
    public double Ratio(SpeedCase other) => Math.Round(Median(rounds.Zip(other.rounds, (own, its) => own.PerSecond / its.PerSecond)), 3);

    /// <summary>What was measured.</summary>
    public JsonObject Figures(SpeedCase echo, SpeedCase buffered) => new()
    {
        ["case"] = Name,
        ["requests_per_second"] = Math.Round(Median(rounds.Select(round => round.PerSecond))),
        ["to_echo"] = Ratio(echo),
        ["to_buffered"] = Ratio(buffered),
        ["p50_ms"] = Rounded(round => round.MedianMilliseconds),
        ["p99_ms"] = Rounded(round => round.P99Milliseconds),
        ["longest_ms"] = Math.Round(LongestMilliseconds, 1),
        ["per_second_by_round"] = new JsonArray([.. rounds.Select(round => (JsonNode)Math.Round(round.PerSecond))]),
    };

    private double Rounded(Func<WrkRound, double> figure) => Math.Round(Median(rounds.Select(figure)), 2);

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var all ? all[all.Count / 2] : double.NaN;
}
