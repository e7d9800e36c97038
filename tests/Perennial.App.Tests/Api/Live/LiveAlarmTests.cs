using Perennial.App.Api.Notify;
using Perennial.App.Tests.Api.Notify;

namespace Perennial.App.Tests.Api.Live;

/// <summary>What is wrong with a live model is told once, shown by its status, and over when it is over.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class LiveAlarmTests
{
    private static readonly string[] Champion = ["rule", GuardedServer.Right, "constant", "0.2"];

    [Fact]
    public async Task Silence_of_callers_and_of_the_loop_is_told_once_and_its_end_once()
    {
        await using var receiver = await TestReceiver.StartAsync();
        await using var server = await GuardedServer.StartAsync(Champion, options: LiveServer.Options with { Notify = [new NotifyOptions(receiver.Url) { Format = NotifyFormat.Pagerduty, On = [NoticeKind.Alarm] }] });
        await server.AskAsync(1);
        await server.TurnAsync();
        server.Wait(TimeSpan.FromDays(3));
        var alarms = string.Join('\n', await server.AlarmsAsync());
        Assert.Contains("no predictions since 2031-03-01 00:00", alarms, StringComparison.Ordinal);
        Assert.Contains("no turn was taken since 2031-03-01 00:00", alarms, StringComparison.Ordinal);
        var raised = await TwoAsync(receiver);
        Assert.Equal([("trigger", "parcels/loop/2031-03-01T00:00", "critical"), ("trigger", "parcels/predictions/2031-03-01T00:00", "error")], raised);
        await server.TurnAsync();
        await server.AskAsync(1);
        Assert.Equal(raised.Select(one => ("resolve", one.Key, one.Severity)), await TwoAsync(receiver));
        Assert.Empty(await server.AlarmsAsync());
    }

    [Fact]
    public async Task A_version_that_could_not_be_loaded_is_told_and_answers_once_it_can_be()
    {
        var scripts = new Dictionary<string, string> { ["steady"] = "sed 's/.*/0.4/'" };
        await using var receiver = await TestReceiver.StartAsync();
        var options = LiveServer.Options with { TurnEvery = TimeSpan.FromSeconds(1), Notify = [new NotifyOptions(receiver.Url) { On = [NoticeKind.Alarm] }] };
        await using var server = await GuardedServer.StartAsync(Champion, scripts: scripts, options: options);
        await server.RegisterAsync("flavour", "command", "scorer", "steady", "challenge", "true");
        await server.TurnAsync();
        await server.AllowAsync(new Dictionary<string, string>());
        await server.RestartAsync();
        Assert.Equal(200, await server.AskAsync(1));
        var told = await receiver.NextAsync(one => one.GetProperty("fingerprint").GetString() == "parcels/load");
        Assert.Contains("The scorer 'steady' may not be started", told.Json.GetProperty("summary").GetString(), StringComparison.Ordinal);
        Assert.Contains(await server.AlarmsAsync(), alarm => alarm.Contains("versions cannot be loaded", StringComparison.Ordinal));
        await server.AllowAsync(scripts);
        var over = await receiver.NextAsync(one => one.GetProperty("fingerprint").GetString() == "parcels/load");
        Assert.True(over.Json.GetProperty("over").GetBoolean());
        Assert.DoesNotContain(await server.AlarmsAsync(), alarm => alarm.Contains("loaded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_no_answer_is_refused_and_leaves_no_row()
    {
        await using var server = await GuardedServer.StartAsync(Champion, scripts: new Dictionary<string, string> { ["vague"] = "a=0.4; [ -e SWITCH ] && a=nan; sed \"s/.*/$a/\"" });
        await server.RegisterAsync("flavour", "command", "scorer", "vague", "promote", "true");
        await server.AskAsync(1);
        await File.WriteAllTextAsync(server.Switch, "on", TestContext.Current.CancellationToken);
        Assert.Equal(500, await server.AskAsync(1));
        Assert.Equal(["p0"], server.Logged());
    }

    private static async Task<IReadOnlyList<(string Action, string Key, string Severity)>> TwoAsync(TestReceiver receiver)
    {
        List<(string, string Key, string)> told = [];
        for (var one = 0; one < 2; one++)
        {
            var json = (await receiver.NextAsync()).Json;
            told.Add((json.GetProperty("event_action").GetString()!, json.GetProperty("dedup_key").GetString()!, json.GetProperty("payload").GetProperty("severity").GetString()!));
        }

        return [.. told.OrderBy(one => one.Key, StringComparer.Ordinal)];
    }
}
