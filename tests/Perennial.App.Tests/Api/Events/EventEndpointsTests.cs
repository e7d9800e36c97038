using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Perennial.App.Tests.Api.Events;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class EventEndpointsTests
{
    [Fact]
    public async Task The_journal_of_a_model_is_followed_and_goes_on_after_the_newest_that_was_seen()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        var history = server.House.History();
        var first = await ReadAsync(server, "/v1/models/parcels/events", null, history.Count);
        Assert.Equal(history.Select(one => (one.Event.Type, $"{one.Event.Version}")), first.Select(one => (one.EventType, one.EventId!)));
        Assert.Equal(history[0].Event.Digest.Hex, JsonDocument.Parse(first[0].Data).RootElement.GetProperty("digest").GetString());
        await server.PostAsync("/v1/models/parcels/freeze", new { reason = "audit", @as = "anna" });
        var next = await ReadAsync(server, "/v1/models/parcels/events", first[^1].EventId, 1);
        Assert.Equal("model-frozen", next[0].EventType);
        Assert.Equal("anna", JsonDocument.Parse(next[0].Data).RootElement.GetProperty("actor").GetString());
    }

    [Fact]
    public async Task All_journals_are_followed_from_now_on_or_from_a_place_as_far_as_the_key_sees_them()
    {
        await using var server = await LiveServer.StartAsync();
        var all = await ReadAsync(server, "/v1/events", "0", 1);
        Assert.Equal("parcels", JsonDocument.Parse(all[0].Data).RootElement.GetProperty("model").GetString());
        var waiting = ReadAsync(server, "/v1/events", null, 1, server.PostAsync("/v1/models/parcels/freeze", new { reason = "audit" }));
        Assert.Contains("parcels", (await waiting)[0].Data, StringComparison.Ordinal);
        server.Ask(await server.KeyAsync("far", "viewer", "--model", "letters"));
        using var stream = await OpenAsync(server, "/v1/events", "0");
        using var reader = new StreamReader(stream);
        Assert.Equal("event: alive", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_run_tells_its_log_and_how_it_ended()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        var told = await ReadAsync(server, "/v1/models/parcels/runs/1/events", null, int.MaxValue);
        Assert.Equal("end", told[^1].EventType);
        Assert.Equal("passed", JsonDocument.Parse(told[^1].Data).RootElement.GetProperty("outcome").GetString());
        Assert.Contains(told, one => one.EventType == "log" && one.Data.Contains("progress", StringComparison.Ordinal));
        var log = told.Last(one => one.EventType == "log").EventId;
        Assert.DoesNotContain(await ReadAsync(server, "/v1/models/parcels/runs/1/events", log, int.MaxValue), one => one.EventType == "log");
    }

    [Fact]
    public async Task A_place_that_is_none_is_refused()
    {
        await using var server = await LiveServer.StartAsync();
        Assert.Equal(400, (await server.GetAsync("/v1/events?after=yesterday")).Status);
        Assert.Equal(404, (await server.GetAsync("/v1/models/letters/events")).Status);
    }

    private static async Task<IReadOnlyList<SseItem<string>>> ReadAsync(LiveServer server, string path, string? after, int count, Task? then = null)
    {
        using var stream = await OpenAsync(server, path, after);
        await (then ?? Task.CompletedTask);
        List<SseItem<string>> items = [];
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken))
        {
            if (item.EventType != "alive")
            {
                items.Add(item);
            }

            if (items.Count == count)
            {
                break;
            }
        }

        return items;
    }

    private static async Task<Stream> OpenAsync(LiveServer server, string path, string? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (after is not null)
        {
            request.Headers.Add("Last-Event-ID", after);
        }

        var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
    }
}
