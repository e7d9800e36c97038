using System.Text.Json;
using Perennial.Terms;

namespace Perennial.App.Tests.Api.Access;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class AccessGateTests
{
    private const string One = "/v1/models/parcels";

    [Fact]
    public async Task Without_keys_this_machine_may_do_everything_and_says_its_own_name()
    {
        await using var server = await LiveServer.StartAsync();
        Assert.Equal(200, (await server.PostAsync($"{One}/freeze", new { reason = "audit", @as = "anna" })).Status);
        Assert.Equal("anna", Freezers(server).Single());
    }

    [Fact]
    public async Task As_soon_as_there_is_a_key_every_request_needs_one_and_history_names_it()
    {
        await using var server = await LiveServer.StartAsync();
        var key = await server.KeyAsync("ben", "operator");
        var refused = await server.PostAsync($"{One}/freeze", new { reason = "audit" });
        Assert.Equal(401, refused.Status);
        Assert.Contains("Authorization: Bearer", refused.Error, StringComparison.Ordinal);
        server.Ask(key);
        Assert.Equal(200, (await server.PostAsync($"{One}/freeze", new { reason = "audit" })).Status);
        Assert.Equal("ben", Freezers(server).Single());
    }

    [Fact]
    public async Task Nobody_acts_in_another_name_than_that_of_their_key()
    {
        await using var server = await LiveServer.StartAsync();
        server.Ask(await server.KeyAsync("ben", "operator"));
        var refused = await server.PostAsync($"{One}/freeze", new { reason = "audit", @as = "anna" });
        Assert.Equal(403, refused.Status);
        Assert.Contains("'anna'", refused.Error, StringComparison.Ordinal);
        Assert.Empty(Freezers(server));
    }

    [Fact]
    public async Task A_key_of_one_model_opens_no_other_and_lists_no_other()
    {
        await using var server = await LiveServer.StartAsync();
        server.Ask(await server.KeyAsync("far", "admin", "--model", "letters", "--model", "post-*"));
        Assert.Equal(403, (await server.GetAsync(One)).Status);
        Assert.Equal(0, (await server.GetAsync("/v1/models")).Body.GetArrayLength());
        Assert.Equal(403, (await server.GetAsync("/v1/notifications")).Status);
        server.Ask(await server.KeyAsync("near", "viewer", "--model", "par*"));
        Assert.Equal(200, (await server.GetAsync(One)).Status);
        Assert.Equal(1, (await server.GetAsync("/v1/models")).Body.GetArrayLength());
    }

    [Fact]
    public async Task A_revoked_key_is_refused_by_the_next_request()
    {
        await using var server = await LiveServer.StartAsync();
        server.Ask(await server.KeyAsync("ben", "viewer"));
        Assert.Equal(200, (await server.GetAsync(One)).Status);
        Assert.Equal(0, (await server.House.RunAsync("keys", "revoke", "ben")).Code);
        Assert.Equal(401, (await server.GetAsync(One)).Status);
        server.Ask(null);
        Assert.Equal(401, (await server.GetAsync(One)).Status);
    }

    [Fact]
    public async Task After_a_rotation_both_texts_open_until_the_overlap_is_over()
    {
        await using var server = await LiveServer.StartAsync();
        var old = await server.KeyAsync("ben", "viewer");
        var (_, text, error) = await server.House.RunAsync("keys", "rotate", "ben", "--overlap", "2h");
        Assert.Contains("Earlier texts open until", string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        await ExpectAsync(server, old, 200);
        await ExpectAsync(server, text.Trim(), 200);
        server.House.Clock.MoveTo(server.House.Clock.GetUtcNow().AddHours(3));
        await ExpectAsync(server, old, 401);
        await ExpectAsync(server, text.Trim(), 200);
    }

    [Fact]
    public async Task It_is_written_down_when_a_key_was_used_last()
    {
        var house = await Tests.Commands.LoggedHouse.OpenAsync();
        var used = house.Clock.GetUtcNow();
        await using (var live = await Perennial.App.Api.Server.StartAsync(house.Data, LiveServer.Options, house.Clock, cancellationToken: TestContext.Current.CancellationToken))
        {
            var (_, text, _) = await house.RunAsync("keys", "create", "--name", "ben", "--role", "viewer");
            using var client = new HttpClient { BaseAddress = live.Addresses[0] };
            client.DefaultRequestHeaders.Add("X-Api-Key", text.Trim());
            using var answer = await client.GetAsync(One, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode);
        }

        var (_, json, _) = await house.RunAsync("keys", "list", "--json");
        Assert.Equal(used, JsonDocument.Parse(json).RootElement[0].GetProperty("usedAt").GetDateTimeOffset());
        house.Dispose();
    }

    [Theory]
    [InlineData("Host", "evil.example", 421, "not known as 'evil.example'")]
    [InlineData("Host", "localhost", 200, "")]
    [InlineData("Origin", "https://evil.example", 403, "a page of https://evil.example")]
    [InlineData("Origin", "null", 403, "a page of null")]
    [InlineData("X-Forwarded-For", "203.0.113.9", 403, "was forwarded")]
    [InlineData("Forwarded", "for=203.0.113.9", 403, "was forwarded")]
    public async Task Without_keys_what_comes_from_elsewhere_is_refused(string header, string value, int status, string words)
    {
        await using var server = await LiveServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, One);
        request.Headers.Add(header, value);
        var answer = await server.SendAsync(request);
        Assert.Equal(status, answer.Status);
        Assert.Contains(words, answer.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_other_machines_reach_does_not_start_without_keys()
    {
        using var house = await Tests.Commands.LoggedHouse.OpenAsync();
        var open = LiveServer.Options with { Listen = [new("http://0.0.0.0:0")] };
        var refused = await Assert.ThrowsAsync<FaultException>(() => Perennial.App.Api.Server.StartAsync(house.Data, open, house.Clock, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Contains("perennial keys create", refused.Message, StringComparison.Ordinal);
        await house.RunAsync("keys", "create", "--name", "ben", "--role", "viewer");
        await using var started = await Perennial.App.Api.Server.StartAsync(house.Data, open, house.Clock, cancellationToken: TestContext.Current.CancellationToken);
        Assert.NotEmpty(started.Addresses);
    }

    private static IEnumerable<string> Freezers(LiveServer server) => server.House.History().Where(one => one.Fact is Registry.ModelFrozen).Select(one => one.Event.Actor);

    private static async Task ExpectAsync(LiveServer server, string key, int status)
    {
        server.Ask(key);
        Assert.Equal(status, (await server.GetAsync(One)).Status);
    }
}
