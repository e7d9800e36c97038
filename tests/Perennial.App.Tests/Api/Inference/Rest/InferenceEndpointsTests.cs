using System.Text.Json;

namespace Perennial.App.Tests.Api.Inference.Rest;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class InferenceEndpointsTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    private const string Row = """{"inputs": [{"name": "distance", "shape": [1], "datatype": "INT32", "data": [1500]}, {"name": "carrier", "shape": [1, 1], "datatype": "BYTES", "data": [["snail"]]}]}""";

    [Fact]
    public async Task A_row_is_answered_logged_and_named_so_that_its_label_finds_it()
    {
        var answer = await server.PostAsync("/v2/models/parcels/infer", Row);
        Assert.True(answer.Status == 200, answer.Body.ToString());
        Assert.Equal(0.8, Output(answer, "score")[0].GetDouble());
        Assert.Equal(("2", "durable"), (answer.Body.GetProperty("model_version").GetString(), answer.Body.GetProperty("parameters").GetProperty("logged").GetString()));
        var id = Output(answer, "prediction_id")[0].GetString();
        var again = await server.PostAsync("/v1/models/parcels/predictions", $$"""{"id": "{{id}}", "features": {"distance": 1} }""");
        Assert.Equal(1, again.Body.GetProperty("repeated").GetInt32());
    }

    [Fact]
    public async Task A_batch_brings_its_ids_entities_and_times()
    {
        var answer = await server.PostAsync("/v2/models/parcels/infer", """
            {"id": "42", "parameters": {"time": "2026-11-01T00:00:00Z"}, "inputs": [
              {"name": "parcel", "shape": [2], "datatype": "BYTES", "data": ["one", "two"]},
              {"name": "depot", "shape": [2], "datatype": "BYTES", "data": ["d1", "d2"]},
              {"name": "distance", "shape": [2, 1], "datatype": "FP32", "data": [[5], [null]]},
              {"name": "carrier", "shape": [2], "datatype": "BYTES", "data": ["hare", "snail"]}]}
            """);
        Assert.Equal("42", answer.Body.GetProperty("id").GetString());
        Assert.Equal(["one", "two"], Output(answer, "prediction_id").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal([0.3, 0.6], Output(answer, "score").EnumerateArray().Select(one => one.GetDouble()));
    }

    [Fact]
    public async Task A_request_that_names_a_version_is_answered_by_it_and_leaves_nothing_in_the_log()
    {
        foreach (var (version, score) in new[] { (1, 0.5), (2, 0.8), (3, 0.4) })
        {
            var answer = await server.PostAsync($"/v2/models/parcels/versions/{version}/infer", Row);
            Assert.Equal(score, Output(answer, "score")[0].GetDouble());
            Assert.Equal("nothing", answer.Body.GetProperty("parameters").GetProperty("logged").GetString());
            var id = Output(answer, "prediction_id")[0].GetString();
            var first = await server.PostAsync("/v1/models/parcels/predictions", $$"""{"id": "{{id}}", "features": {"distance": 1} }""");
            Assert.Equal(0, first.Body.GetProperty("repeated").GetInt32());
        }
    }

    [Theory]
    [InlineData("7")]
    [InlineData("newest")]
    [InlineData("-1")]
    public async Task A_version_that_does_not_answer_is_not_there(string version)
    {
        var refused = await server.PostAsync($"/v2/models/parcels/versions/{version}/infer", Row);
        Assert.Equal(404, refused.Status);
        Assert.Contains("1 (previous champion), 2 (champion), 3 (challenger in the shadow)", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_a_split_tell_their_versions_and_the_response_names_none()
    {
        var rows = Enumerable.Range(0, 40).ToList();
        var body = JsonSerializer.Serialize(new
        {
            inputs = new object[]
            {
                new { name = "distance", shape = new[] { rows.Count }, datatype = "INT32", data = rows },
                new { name = "carrier", shape = new[] { rows.Count }, datatype = "BYTES", data = rows.Select(_ => "hare") },
                new { name = "depot", shape = new[] { rows.Count }, datatype = "BYTES", data = rows.Select(row => $"d{row}") },
            },
        });
        var answer = await server.PostAsync("/v2/models/halves/infer", body);
        Assert.False(answer.Body.TryGetProperty("model_version", out _));
        var versions = Output(answer, "version").EnumerateArray().Select(one => one.GetInt32()).ToList();
        Assert.Equal([1, 2], versions.Distinct().Order());
        Assert.Equal(versions.Select(version => version == 1 ? 0.1 : 0.9), Output(answer, "score").EnumerateArray().Select(one => one.GetDouble()));
    }

    [Fact]
    public async Task Classes_have_probabilities_and_a_label()
    {
        var answer = await server.PostAsync("/v2/models/sizes/infer", Row.Replace("parcels", "sizes", StringComparison.Ordinal));
        Assert.Equal([0.1, 0.2, 0.7], Output(answer, "probabilities").EnumerateArray().Select(one => one.GetDouble()));
        Assert.Equal("large", Output(answer, "label")[0].GetString());
        Assert.Equal("""["small","medium","large"]""", (await server.SendAsync(HttpMethod.Get, "/v2/models/sizes")).Body.GetProperty("properties").GetProperty("classes").GetString());
    }

    [Fact]
    public async Task Numbers_come_together_in_one_tensor()
    {
        var answer = await server.PostAsync("/v2/models/hours/infer", """{"inputs": [{"name": "features", "shape": [2, 2], "datatype": "FP64", "data": [[11, 0], [1, 0]]}], "outputs": [{"name": "score"}]}""");
        Assert.Equal([7.25, 3.5], Output(answer, "score").EnumerateArray().Select(one => one.GetDouble()));
        Assert.Equal(1, answer.Body.GetProperty("outputs").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"inputs": [{"name": "distance", "shape": [1], "datatype": "FP32", "data": [1]}]}""", "Input 'carrier' is missing, which version 2 takes")]
    [InlineData("""{"inputs": [{"name": "distanse", "shape": [1], "datatype": "FP32", "data": [1]}]}""", "'distanse' is no input of 'parcels'")]
    [InlineData("""{"inputs": [{"name": "distance", "shape": [1], "datatype": "BYTES", "data": ["1"]}]}""", "it is a number, such as FP64")]
    [InlineData("""{"inputs": [{"name": "carrier", "shape": [1], "datatype": "INT32", "data": [1]}]}""", "it is a text: BYTES")]
    [InlineData("""{"inputs": [{"name": "depot", "shape": [1], "datatype": "INT32", "data": [1]}]}""", "it is a text: BYTES")]
    [InlineData("""{"inputs": [{"name": "distance", "shape": [1, 2], "datatype": "FP32", "data": [1, 2]}]}""", "a column has [n] or [n, 1]")]
    [InlineData("""{"inputs": [{"name": "distance", "shape": [1], "datatype": "FP32", "data": [1]}, {"name": "distance", "shape": [1], "datatype": "FP32", "data": [1]}]}""", "there twice")]
    [InlineData("""{"inputs": [{"name": "distance", "shape": [1], "datatype": "FP32", "data": [1]}, {"name": "carrier", "shape": [2], "datatype": "BYTES", "data": ["a", "b"]}]}""", "has 2 rows; others have 1")]
    [InlineData("""{"inputs": [{"name": "features", "shape": [1, 2], "datatype": "FP32", "data": [1, 2]}]}""", "works only where")]
    [InlineData("""{"inputs": [], "outputs": []}""", "'distance' is missing")]
    public async Task Inputs_are_held_against_the_versions_that_would_answer(string body, string words)
    {
        var refused = await server.PostAsync("/v2/models/parcels/infer", body);
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/v2/models/nothing", 404)]
    [InlineData("GET", "/v2/models/nothing/ready", 404)]
    [InlineData("POST", "/v2/models/nothing/infer", 404)]
    [InlineData("GET", "/v2/nothing", 404)]
    [InlineData("GET", "/v2/models/parcels/infer", 405)]
    [InlineData("POST", "/v2/models/parcels", 405)]
    [InlineData("DELETE", "/v2", 405)]
    [InlineData("PUT", "/v2/health/live", 405)]
    public async Task What_is_not_there_is_told_in_the_shape_of_the_protocol(string verb, string path, int status)
    {
        var refused = await server.SendAsync(new HttpMethod(verb), path);
        Assert.Equal((status, JsonValueKind.String), (refused.Status, refused.Body.GetProperty("error").ValueKind));
    }

    [Fact]
    public async Task Without_a_version_there_is_no_answer_but_the_request_is_logged()
    {
        var body = Row.Replace("\"inputs\": [", "\"inputs\": [{\"name\": \"parcel\", \"shape\": [1], \"datatype\": \"BYTES\", \"data\": [\"early\"]}, ", StringComparison.Ordinal);
        Assert.Equal(503, (await server.PostAsync("/v2/models/letters/infer", body)).Status);
        Assert.Equal(1, (await server.PostAsync("/v1/models/letters/predictions", """{"id": "early", "features": {"distance": 1} }""")).Body.GetProperty("repeated").GetInt32());
        var unready = await server.SendAsync(HttpMethod.Get, "/v2/models/letters/ready");
        Assert.Equal((503, false), (unready.Status, unready.Body.GetProperty("ready").GetBoolean()));
        Assert.Equal(200, (await server.SendAsync(HttpMethod.Get, "/v2/health/ready")).Status);
        Assert.Equal(2, (await server.SendAsync(HttpMethod.Get, "/v2/models/letters")).Body.GetProperty("inputs").GetArrayLength());
    }

    [Fact]
    public async Task A_body_that_is_a_form_or_too_long_is_refused()
    {
        using var form = new StringContent(Row, System.Text.Encoding.UTF8, "text/plain");
        using var response = await server.Client.PostAsync("/v2/models/parcels/infer", form, TestContext.Current.CancellationToken);
        Assert.Equal(415, (int)response.StatusCode);
        Assert.Contains("application/json", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var large = new HttpRequestMessage(HttpMethod.Post, "/v2/models/parcels/infer") { Content = new ByteArrayContent(new byte[LiveServer.Options.BodyLimitBytes + 1]) };
        large.Headers.ExpectContinue = true;
        using var refused = await server.Client.SendAsync(large, TestContext.Current.CancellationToken);
        Assert.Equal(413, (int)refused.StatusCode);
        Assert.Contains("\"error\"", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_a_network_cannot_answer_for_a_missing_value_is_refused()
    {
        var refused = await server.PostAsync("/v2/models/network/infer", """{"inputs": [{"name": "features", "shape": [2, 2], "datatype": "FP64", "data": [[1, 2], [null, 1]]}]}""");
        Assert.Equal(400, refused.Status);
        Assert.Contains("no answer to row 1: it gives NaN, and 'x' is missing", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_is_counted_by_version()
    {
        var before = await CountsAsync();
        await server.PostAsync("/v2/models/hours/infer", """{"inputs": [{"name": "features", "shape": [2, 2], "datatype": "FP64", "data": [1, 2, 3, 4]}]}""");
        await server.PostAsync("/v2/models/hours/infer", """{"inputs": []}""");
        var after = await CountsAsync();
        Assert.Equal((before.Rows + 2, before.Requests + 1, before.Failed + 1), after);
        Assert.True((await server.SendAsync(HttpMethod.Get, "/v2/models/stats")).Body.GetProperty("model_stats").GetArrayLength() >= 6);
    }

    [Fact]
    public async Task The_index_lists_versions_with_what_they_are()
    {
        var all = (await server.PostAsync("/v2/repository/index", "{}")).Body.EnumerateArray().ToList();
        Assert.Contains(all, one => one.GetProperty("name").GetString() == "letters" && one.GetProperty("state").GetString() == "UNAVAILABLE");
        Assert.Contains(all, one => one.GetProperty("name").GetString() == "parcels" && one.GetProperty("version").GetString() == "3" && one.GetProperty("state").GetString() == "READY");
        Assert.DoesNotContain((await server.PostAsync("/v2/repository/index", """{"ready": true}""")).Body.EnumerateArray(), one => one.GetProperty("name").GetString() == "letters");
    }

    private static JsonElement Output(LiveAnswer answer, string name) =>
        answer.Body.GetProperty("outputs").EnumerateArray().Single(output => output.GetProperty("name").GetString() == name).GetProperty("data");

    private async Task<(long Rows, long Requests, long Failed)> CountsAsync()
    {
        var stats = (await server.SendAsync(HttpMethod.Get, "/v2/models/hours/versions/1/stats")).Body.GetProperty("model_stats")[0];
        return (stats.GetProperty("inference_count").GetInt64(), stats.GetProperty("execution_count").GetInt64(), stats.GetProperty("inference_stats").GetProperty("fail").GetProperty("count").GetInt64());
    }
}
