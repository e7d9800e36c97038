using System.Text;
using System.Text.Json;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Logging.Events;

[Collection(CommandLine.Turns)]
public sealed class EventLogTests
{
    private const string Path = "/v1/models/parcels/events";
    private const string Asked = """{"id": "call-7", "inputs": [{"name": "distance", "shape": [1], "datatype": "FP64", "data": [1200]}], "parameters": {"entity": "d9"}}""";
    private const string Answered = """{"model_name": "parcels", "id": "call-7", "outputs": [{"name": "score", "shape": [1, 1], "datatype": "FP64", "data": [[0.75]]}]}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_and_its_response_are_one_prediction_whichever_comes_first(bool responseFirst)
    {
        await using var server = await PromotedAsync();
        var sides = new[] { ("request", Asked), ("response", Answered) };
        var (first, second) = responseFirst ? (sides[1], sides[0]) : (sides[0], sides[1]);
        var waits = await SendAsync(server, first.Item1, first.Item2);
        Assert.Equal((202, 1), (waits.Status, waits.Body.GetProperty("waiting").GetInt32()));
        var met = await SendAsync(server, second.Item1, second.Item2);
        Assert.Equal((202, 1, 0), (met.Status, met.Body.GetProperty("accepted").GetInt32(), met.Body.GetProperty("waiting").GetInt32()));
        var row = server.Newest();
        Assert.Equal(("call-7", "d9", 1, 0.75, (object?)1200.0), (row.Id, row.Entity, row.Version, row.Score, row.Features[0]));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), row.OccurredAt);
        foreach (var (side, data) in sides)
        {
            var again = await SendAsync(server, side, data);
            Assert.Equal((202, 1, 0), (again.Status, again.Body.GetProperty("repeated").GetInt32(), again.Body.GetProperty("waiting").GetInt32()));
        }
    }

    [Fact]
    public async Task A_side_that_was_acknowledged_waits_also_over_a_restart()
    {
        await using var server = await PromotedAsync();
        Assert.Equal(202, (await SendAsync(server, "request", Asked)).Status);
        await server.RestartAsync();
        Assert.Equal(1, (await SendAsync(server, "response", Answered)).Body.GetProperty("accepted").GetInt32());
    }

    [Fact]
    public async Task Structured_events_come_one_by_one_or_together_and_with_several_rows_each()
    {
        await using var server = await PromotedAsync();
        var request = Structured("n1", "request", """{"instances": [{"distance": 5, "depot": "d1"}, [7]]}""");
        Assert.Equal(1, (await server.PostAsync(Path, Encoding.UTF8.GetBytes(request), "application/cloudevents+json")).Body.GetProperty("waiting").GetInt32());
        var batch = $"[{Structured("n1", "response", """{"predictions": [0.25, [0.9, 0.1]]}""")}, {Structured("n2", "request", Asked.Replace("call-7", "call-8", StringComparison.Ordinal))}, {Structured("n2", "response", Answered.Replace("call-7", "call-8", StringComparison.Ordinal))}, {Structured("n3", "rumour", "{}")}]";
        var taken = await server.PostAsync(Path, Encoding.UTF8.GetBytes(batch), "application/cloudevents-batch+json; charset=utf-8");
        Assert.Equal((202, 3, 0), (taken.Status, taken.Body.GetProperty("accepted").GetInt32(), taken.Body.GetProperty("waiting").GetInt32()));
        Assert.Equal("n3", Assert.Single(taken.Body.GetProperty("refused").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal([("n1-0", 0.25, 5.0), ("n1-1", 0.1, 7.0), ("call-8", 0.75, 1200.0)], server.Logged().TakeLast(3).Select(row => (row.Id, row.Score, (double)row.Features[0]!)));
    }

    [Theory]
    [InlineData("request", """{"inputs": [{"name": "distanse", "shape": [1], "data": [1]}, {"name": "distance", "shape": [1], "data": [1]}]}""", "'distanse' is no column")]
    [InlineData("request", """{"inputs": [{"name": "distance", "shape": [2], "datatype": "FP64", "parameters": {"binary_data_size": 16}}]}""", "binary tensors are not read")]
    [InlineData("request", """{"inputs": [{"name": "distance", "shape": [2], "data": [1]}]}""", "1 values")]
    [InlineData("request", """{"rows": []}""", "inputs")]
    [InlineData("request", "\u0001\u0002", "no JSON")]
    public async Task A_request_that_cannot_be_read_is_refused_at_once(string side, string data, string words)
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await SendAsync(server, side, data);
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ce-Type", "'type'")]
    [InlineData("Ce-Source", "'source'")]
    [InlineData("Ce-Specversion", "'specversion'")]
    public async Task An_event_without_what_every_event_has_is_refused(string header, string words)
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await SendAsync(server, "request", Asked, without: header);
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_stated_time_a_request_is_logged_as_not_answered_and_a_response_is_dropped()
    {
        await using var server = await LiveServer.StartAsync(LiveServer.Options with { EventsWait = TimeSpan.FromHours(1) });
        await SendAsync(server, "request", Asked);
        await SendAsync(server, "response", Answered, id: "another");
        server.House.Clock.MoveTo(server.House.Clock.GetUtcNow().AddHours(2));
        await server.RestartAsync();
        await server.ComesAsync(async () => (await server.GetTextAsync("/metrics")).Contains("perennial_events_waiting 0", StringComparison.Ordinal));
        var row = Assert.Single(server.Logged());
        Assert.Equal(("call-7", null, true), (row.Id, row.Version, double.IsNaN(row.Score)));
    }

    private static async Task<LiveServer> PromotedAsync()
    {
        var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        return server;
    }

    private static Task<LiveAnswer> SendAsync(LiveServer server, string side, string data, string id = "event-1", string? without = null)
    {
        string[] headers =
        [
            "Ce-Specversion", "1.0", "Ce-Id", id, "Ce-Source", "http://localhost:9081/", "Ce-Type", $"org.kubeflow.serving.inference.{side}",
            "Ce-Time", side == "request" ? "2026-11-20T10:00:00Z" : "2026-11-20T10:00:01Z", "Ce-Inferenceservicename", "parcels", "Ce-Namespace", "default", "Ce-Component", "predictor",
        ];
        return server.PostAsync(Path, Encoding.UTF8.GetBytes(data), "application/json", [.. headers.Chunk(2).Where(pair => pair[0] != without).SelectMany(pair => pair)]);
    }

    private static string Structured(string id, string side, string data) =>
        $$"""{"specversion": "1.0", "id": {{JsonSerializer.Serialize(id)}}, "source": "http://localhost:9081/", "type": "org.kubeflow.serving.inference.{{side}}", "time": "2026-11-20T10:00:00Z", "datacontenttype": "application/json", "data": {{data}}}""";
}
