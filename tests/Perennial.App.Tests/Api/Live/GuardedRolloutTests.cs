using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;

namespace Perennial.App.Tests.Api.Live;

/// <summary>Challengers on a live server, over HTTP: each bad one is given up by the guardrail that is made for it, and good ones take over.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class GuardedRolloutTests
{
    private const int DayRows = 250;

    private static readonly string[] Champion = ["rule", GuardedServer.Right, "constant", "0.2"];

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["failing"] = "[ -e SWITCH ] && exit 3; sed 's/.*/0.4/'",
        ["slow"] = "[ -e SWITCH ] && sleep 0.4; sed 's/.*/0.4/'",
        ["growing"] = "m=$(cat SWITCH 2>/dev/null || echo 1); head -c ${m}M /dev/zero | tail -c ${m}M >/dev/null; sed 's/.*/0.4/'",
    };

    [Fact]
    public async Task A_challenger_that_fails_is_given_up_for_its_errors_and_nobody_who_asked_noticed()
    {
        await using var server = await StartAsync("failing");
        for (var minute = 0; minute < 3; minute++)
        {
            Assert.All(await server.MinuteAsync(6), status => Assert.Equal(200, status));
        }

        var verdict = server.Stopped();
        Assert.Equal("errors", verdict.Gate);
        Assert.Contains("requests failed", verdict.Because, StringComparison.Ordinal);
        var measured = server.Facts().OfType<ServingMeasured>().Select(one => one.Measurement).ToList();
        Assert.Equal(Enumerable.Range(1, measured.Count), measured.Select(one => (int)one.Number));
        Assert.Equal((18, 0), (measured.Sum(one => one.Of(1)?.Requests ?? 0), measured.Sum(one => one.Of(1)?.Failed ?? 0)));
        Assert.True(measured.Sum(one => one.Of(2)?.Unseen ?? 0) >= 14);
    }

    [Fact]
    public async Task A_challenger_that_is_slow_is_given_up_for_its_latency_also_when_the_server_was_restarted_meanwhile()
    {
        await using var server = await StartAsync("slow");
        await server.MinuteAsync(4);
        await server.MinuteAsync(4);
        await server.RestartAsync();
        await server.MinuteAsync(4);
        await server.MinuteAsync(4);
        var verdict = server.Stopped();
        Assert.Equal("latency", verdict.Gate);
        Assert.True(verdict.Figures["lower"] > 0.3, verdict.Because);
    }

    [Fact]
    public async Task A_challenger_that_grows_is_given_up_for_its_memory()
    {
        await using var server = await StartAsync("growing");
        foreach (var megabytes in new[] { 1, 1, 1, 200, 220, 240 })
        {
            await File.WriteAllTextAsync(server.Switch, $"{megabytes}", TestContext.Current.CancellationToken);
            await server.MinuteAsync(1);
        }

        var verdict = server.Stopped();
        Assert.Equal("memory", verdict.Gate);
        Assert.Contains("and took", verdict.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("distance >= 500: 0.2", "0.7", "shadow")]
    [InlineData("district = north and distance >= 250: 0.6; distance >= 750: 0.6", "0.3", "bias")]
    [InlineData("district = north and distance >= 500: 0.2; district = north: 0.7; distance >= 500: 0.7", "0.2", "slices")]
    public async Task A_challenger_that_is_worse_or_biased_is_given_up_for_what_it_answers(string rules, string rest, string gate)
    {
        await using var server = await GuardedServer.StartAsync(Champion, gate == "slices" ? ["requests: 1", "requests: 1, slices: 0.02", "protected:", "slices: [district]\nprotected:"] : []);
        await server.RegisterAsync([.. rules.Split("; ").SelectMany(rule => new[] { "rule", rule }), "constant", rest, "challenge", "true"]);
        await PlayAsync(server, days: 6, late: 1);
        var verdict = server.Stopped();
        Assert.Equal(gate, verdict.Gate);
        Assert.DoesNotContain(server.Facts(), fact => fact is VersionPromoted { Version: 2 });
    }

    [Fact]
    public async Task A_challenger_that_the_server_trained_and_that_is_better_takes_over_within_every_limit()
    {
        await using var server = await GuardedServer.StartAsync(["constant", "0.45"]);
        await PlayAsync(server, days: 4, late: 1);
        await server.PostAsync("retrain", new { reason = "a constant is no model" });
        await server.TurnAsync();
        Assert.Contains(server.Facts(), fact => fact is StageEntered);
        await PlayAsync(server, days: 5, late: 1);
        Assert.Contains(server.Facts(), fact => fact is VersionPromoted { Version: 2 });
        Assert.All(await server.MinuteAsync(3), status => Assert.Equal(200, status));
    }

    [Fact]
    public async Task A_challenger_that_is_better_takes_over_when_labels_come_a_month_late()
    {
        await using var server = await GuardedServer.StartAsync(["constant", "0.45"], ["matures_after: 1d", "matures_after: 30d", "at_most: 20d", "at_most: 90d"]);
        await server.RegisterAsync([.. Champion, "challenge", "true"]);
        await PlayAsync(server, days: 29, late: 30, until: 4);
        Assert.DoesNotContain(server.Facts(), fact => fact is StageJudged);
        await PlayAsync(server, days: 6, late: 30, until: 0);
        Assert.Contains(server.Facts(), fact => fact is VersionPromoted { Version: 2 });
    }

    [Fact]
    public async Task A_champion_that_begins_to_fail_is_taken_back_and_the_next_request_is_answered()
    {
        await using var server = await GuardedServer.StartAsync(Champion, scripts: Scripts);
        await server.RegisterAsync("flavour", "command", "scorer", "failing", "promote", "true");
        Assert.All(await server.MinuteAsync(1), status => Assert.Equal(200, status));
        await File.WriteAllTextAsync(server.Switch, "on", TestContext.Current.CancellationToken);
        for (var minute = 0; minute < 3; minute++)
        {
            await server.MinuteAsync(5);
        }

        Assert.Contains(server.Facts(), fact => fact is PromotionWatched { Verdict.Gate: "errors" });
        Assert.Contains(server.Facts(), fact => fact is ChampionRolledBack);
        Assert.Equal(200, await server.AskAsync(1));
    }

    /// <summary>A champion that is right, and a challenger that is a script and begins to be bad.</summary>
    private static async Task<GuardedServer> StartAsync(string script)
    {
        var server = await GuardedServer.StartAsync(Champion, scripts: Scripts);
        await server.RegisterAsync("flavour", "command", "scorer", script, "challenge", "true");
        await server.TurnAsync();
        await File.WriteAllTextAsync(server.Switch, "1", TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Days, with parcels on the first of them, and what became of them so many days later.</summary>
    private static async Task PlayAsync(GuardedServer server, int days, int late, int until = int.MaxValue)
    {
        for (var day = 0; day < days; day++)
        {
            await server.TellAsync(late);
            await server.DayAsync(day < until ? DayRows : 0);
        }
    }
}
