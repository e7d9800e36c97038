using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Perennial.App.Tests.Api.Models;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed partial class ControlTests
{
    private const string One = "/v1/models/parcels";

    [Fact]
    public async Task Every_view_is_what_the_command_of_its_name_writes()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        var day = $"{server.House.Clock.GetUtcNow():yyyy-MM-dd}";
        (string Path, string[] Line)[] pairs =
        [
            (One, ["status"]),
            ($"{One}/versions", ["versions"]),
            ($"{One}/history", ["history", "--all"]),
            ($"{One}/decisions/newest", ["why"]),
            ($"{One}/datasets", ["dataset", "list"]),
            ($"{One}/datasets/v1", ["dataset", "show", "v1"]),
            ($"{One}/datasets/v1/diff/v1", ["dataset", "diff", "v1", "v1"]),
            ($"{One}/costs", ["costs"]),
            ($"{One}/audit?from=2001-01-01&to={day}", ["audit", "--from", "2001-01-01", "--to", day]),
            ($"{One}/lineage/p3", ["lineage", "p3"]),
        ];
        foreach (var (path, line) in pairs)
        {
            var (code, told, error) = await server.House.RunAsync([.. line, "--json"]);
            Assert.True(code == 0, error);
            var answer = await server.GetAsync(path);
            Assert.True(JsonElement.DeepEquals(Timeless(told), Timeless(answer.Body.ToString())), $"{path} says {answer.Body}, and the command {told}");
        }

        var (_, card, _) = await server.House.RunAsync("card", "parcels", "1", "--format", "json");
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(card).RootElement, (await server.GetAsync($"{One}/versions/1/card")).Body));
    }

    [Fact]
    public async Task A_card_comes_in_the_form_that_is_preferred()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{One}/versions/1/card");
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("#", await server.Client.GetStringAsync($"{One}/versions/1/card?format=markdown", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(400, (await server.GetAsync($"{One}/versions/1/card?format=pdf")).Status);
        Assert.Equal(404, (await server.GetAsync($"{One}/versions/9/card")).Status);
    }

    [Fact]
    public async Task A_model_is_declared_by_its_file_and_a_dry_run_writes_nothing()
    {
        await using var server = await LiveServer.StartAsync();
        var letters = Tests.Commands.LoggedHouse.Yaml.Replace("model: parcels", "model: letters", StringComparison.Ordinal);
        var tried = await PutAsync(server, "/v1/models/letters?dry_run=true", letters);
        Assert.Equal((200, true), (tried.Status, tried.Body.GetProperty("isNew").GetBoolean()));
        Assert.Equal(404, (await server.GetAsync("/v1/models/letters")).Status);
        Assert.Equal(201, (await PutAsync(server, "/v1/models/letters?as=anna", letters)).Status);
        Assert.Equal(200, (await PutAsync(server, "/v1/models/letters", letters)).Status);
        var page = await server.Client.GetAsync("/v1/models?limit=1", TestContext.Current.CancellationToken);
        Assert.Equal("</v1/models?limit=1&after=letters>; rel=\"next\"", page.Headers.GetValues("Link").Single());
        Assert.Equal("parcels", (await server.GetAsync("/v1/models?limit=1&after=letters")).Body[0].GetProperty("model").GetString());
        Assert.Equal("letters", (await server.GetAsync("/v1/models?match=ETT")).Body[0].GetProperty("model").GetString());
        Assert.Equal("anna", (await server.GetAsync("/v1/models/letters/history")).Body[0].GetProperty("actor").GetString());
    }

    [Theory]
    [InlineData("model: parcels\ntask: binary\n", "letters", "features")]
    [InlineData(Tests.Commands.LoggedHouse.Yaml, "letters", "the address names 'letters'")]
    [InlineData(Tests.Commands.LoggedHouse.Yaml + "calendar: { holidays: /etc/hostname }\n", "parcels", "and the body brings none")]
    public async Task A_file_that_declares_something_else_is_refused(string yaml, string model, string words)
    {
        await using var server = await LiveServer.StartAsync();
        var refused = await PutAsync(server, $"/v1/models/{model}", yaml);
        Assert.Equal(400, refused.Status);
        Assert.Contains(words, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_does_is_told_back_and_again_changes_nothing()
    {
        await using var server = await LiveServer.StartAsync();
        foreach (var (path, body) in new (string, object)[] { ("freeze", new { reason = "audit" }), ("unfreeze", new { }), ("quarantine", new { from = "2001-01-01", to = "2001-01-02" }), ("release", new { from = "2001-01-01" }) })
        {
            var first = await server.PostAsync($"{One}/{path}", body);
            Assert.True(first is { Status: 200 } && first.Body.GetProperty("changed").GetBoolean(), $"{path}: {first.Body}");
            Assert.Equal("parcels", first.Body.GetProperty("status").GetProperty("model").GetString());
            Assert.False((await server.PostAsync($"{One}/{path}", body)).Body.GetProperty("changed").GetBoolean());
        }

        Assert.Equal(400, (await server.PostAsync($"{One}/quarantine", new { reason = "x" })).Status);
        Assert.Equal(400, (await server.PostAsync($"{One}/rollback", new { })).Status);
    }

    [Fact]
    public async Task A_version_from_elsewhere_is_registered_by_a_form_and_rejected_by_a_person()
    {
        await using var server = await LiveServer.StartAsync("rollout: []", "rollout:\n  - shadow: { at_least: 50 examples, at_most: 14d }");
        await server.TurnAsync();
        using var form = new MultipartFormDataContent { { new StringContent("0.2"), "constant" }, { new StringContent("true"), "challenge" }, { new StringContent("anna"), "as" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{One}/versions") { Content = form };
        var registered = await server.SendAsync(request);
        Assert.True(registered.Status == 200, registered.Body.ToString());
        var version = registered.Body.GetProperty("version").GetInt32();
        Assert.Equal(200, (await server.PostAsync($"{One}/rollouts/{version}/reject", new { reason = "it was a test" })).Status);
        var rollout = (await server.GetAsync($"{One}/rollouts/{version}")).Body;
        Assert.Equal("rejected", rollout.GetProperty("phase").GetString());
        Assert.Equal(404, (await server.GetAsync($"{One}/rollouts/99")).Status);
    }

    [Fact]
    public async Task A_form_names_no_file_of_the_server()
    {
        await using var server = await LiveServer.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("/etc/hostname"), "artifact" }, { new StringContent("onnx"), "flavour" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{One}/versions") { Content = form };
        var refused = await server.SendAsync(request);
        Assert.Equal(400, refused.Status);
        Assert.Contains("no file that was sent", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_with_an_idempotency_key_is_done_once()
    {
        await using var server = await LiveServer.StartAsync();
        var first = await OnceAsync(server, "freeze", "k1", "{\"reason\": \"audit\"}");
        Assert.True(first.Body.GetProperty("changed").GetBoolean());
        Assert.Equal(200, (await server.PostAsync($"{One}/unfreeze", new { })).Status);
        var again = await OnceAsync(server, "freeze", "k1", "{\"reason\": \"audit\"}");
        Assert.Equal(first.Body.ToString(), again.Body.ToString());
        Assert.Equal(JsonValueKind.Null, (await server.GetAsync(One)).Body.GetProperty("frozen").ValueKind);
        Assert.Equal(422, (await OnceAsync(server, "freeze", "k1", "{\"reason\": \"other\"}")).Status);
        Assert.Equal(400, (await OnceAsync(server, "quarantine", "k2", "{}")).Status);
        Assert.Equal(200, (await OnceAsync(server, "quarantine", "k2", "{\"from\": \"2001-01-01\"}")).Status);
        server.House.Clock.MoveTo(server.House.Clock.GetUtcNow().AddHours(25));
        Assert.True((await OnceAsync(server, "freeze", "k1", "{\"reason\": \"other\"}")).Body.GetProperty("changed").GetBoolean());
    }

    [Fact]
    public async Task Decisions_signals_and_runs_are_listed()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        var decisions = (await server.GetAsync($"{One}/decisions?acted=true")).Body;
        Assert.All(decisions.EnumerateArray(), one => Assert.NotEqual("keep", one.GetProperty("action").GetString()));
        Assert.Equal("retrain", (await server.GetAsync($"{One}/decisions/{decisions[0].GetProperty("number")}")).Body.GetProperty("decision").GetProperty("action").GetString());
        Assert.Equal(JsonValueKind.Object, (await server.GetAsync($"{One}/signals")).Body.ValueKind);
        Assert.Equal("passed", (await server.GetAsync($"{One}/runs")).Body[0].GetProperty("outcome").GetString());
        Assert.Equal(1, (await server.GetAsync($"{One}/runs/1")).Body.GetProperty("version").GetInt32());
        Assert.Equal(404, (await server.GetAsync($"{One}/runs/7")).Status);
    }

    private static Task<LiveAnswer> PutAsync(LiveServer server, string path, string yaml) =>
        server.SendAsync(new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(yaml, Encoding.UTF8, "application/yaml") });

    private static Task<LiveAnswer> OnceAsync(LiveServer server, string action, string key, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"{One}/{action}") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Idempotency-Key", key);
        return server.SendAsync(request);
    }

    /// <summary>Without what the machine's clock says at the moment.</summary>
    private static JsonElement Timeless(string json) => JsonDocument.Parse(Moment().Replace(json, string.Empty)).RootElement;

    [GeneratedRegex("\"(asOf|daysSince)\": ?[^,]+,")]
    private static partial Regex Moment();
}
