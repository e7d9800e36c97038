using Perennial.Adapters.Files;
using Perennial.Adapters.Flavours;
using Perennial.Client;

namespace Perennial.App.Tests.Api.Clients;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class ClientEndpointsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perennial-client-").FullName;

    [Fact]
    public async Task A_client_answers_as_the_server_does_and_its_answers_are_logged_there()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        await using var client = await OpenAsync(server.Client.BaseAddress!);
        var here = client.Predict(new Parcel("c-1", "d1", 1_500));
        var there = (await server.PostAsync("/v1/models/parcels/answers", new { id = "c-2", entity = "d1", features = new { distance = 1_500 } })).Body.GetProperty("rows")[0];
        Assert.Equal(there.GetProperty("score").GetDouble(), here.Score);
        Assert.Equal((1, false, true), (here.Version, here.Stale, here.Logged));
        await client.FlushAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, client.Counts.Sent);
        var again = await server.PostAsync("/v1/models/parcels/predictions", new { id = "c-1", features = new { distance = 1_500 } });
        Assert.Equal(1, again.Body.GetProperty("repeated").GetInt32());
        await client.LabelAsync(new Dictionary<string, double> { ["c-1"] = 1 }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_server_the_last_good_version_answers_also_after_a_new_start()
    {
        Uri address;
        await using (var server = await LiveServer.StartAsync())
        {
            await server.TurnAsync();
            address = server.Client.BaseAddress!;
            await using var first = await OpenAsync(address);
            Assert.Equal(1, first.Predict(new Parcel("c-1", "d1", 10)).Version);
        }

        await using var client = await OpenAsync(address);
        Assert.NotNull(client.Fault);
        var answer = client.Predict(new Parcel("c-3", "d1", 10));
        Assert.Equal((1, true), (answer.Version, answer.Stale));
        Assert.Equal((1, 0), (client.Counts.Waiting, client.Counts.Sent));
    }

    [Fact]
    public async Task A_rollback_tells_which_clients_have_not_switched()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        await using var client = await OpenAsync(server.Client.BaseAddress!);
        await client.LookAsync(TestContext.Current.CancellationToken);
        Assert.True((await server.GetAsync("/v1/models/parcels/clients")).Body[0].GetProperty("switched").GetBoolean());
        var acted = await server.PostAsync("/v1/models/parcels/freeze", new { reason = "a holiday" });
        Assert.Equal("till-7", acted.Body.GetProperty("behind")[0].GetProperty("name").GetString());
        var waiting = (await server.GetAsync("/v1/models/parcels/clients")).Body[0];
        Assert.Equal(("till-7", false), (waiting.GetProperty("name").GetString(), waiting.GetProperty("switched").GetBoolean()));
        await client.LookAsync(TestContext.Current.CancellationToken);
        await client.LookAsync(TestContext.Current.CancellationToken);
        Assert.True((await server.GetAsync("/v1/models/parcels/clients")).Body[0].GetProperty("switched").GetBoolean());
    }

    [Fact]
    public async Task The_command_says_which_clients_have_not_heard_of_a_rollback()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        await server.House.RunAsync("register", LiveServer.Model, "--constant", "0.5", "--promote");
        await using var client = await OpenAsync(server.Client.BaseAddress!);
        await client.LookAsync(TestContext.Current.CancellationToken);
        var (code, said, error) = await Tests.Commands.CommandLine.RunAsync("rollback", "--server", server.Client.BaseAddress!.ToString(), "--reason", "worse");
        Assert.True(code == 0, error);
        Assert.Contains("1 application answers by an older routing still: till-7 (looks every 3600 s).", said.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_artifact_that_does_not_answer_is_not_handed_out()
    {
        await using var server = await LiveServer.StartAsync();
        Assert.Equal(404, (await server.GetAsync($"/v1/models/parcels/artifacts/{new string('0', 64)}")).Status);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Task<ModelClient<Parcel>> OpenAsync(Uri server)
    {
        var blobs = new BlobStore(DataFolder.Open(folder, TimeProvider.System));
        var options = new ClientOptions { Server = server, Model = LiveServer.Model, Folder = folder, Name = "till-7", Lease = TimeSpan.FromHours(1), Timeout = TimeSpan.FromSeconds(5) };
        return PerennialClient.OpenAsync<Parcel>(options, blobs, new FlavourPredictorSource(blobs), cancellationToken: TestContext.Current.CancellationToken);
    }

    private sealed record Parcel([property: System.ComponentModel.DataAnnotations.Schema.Column("parcel")] string Id, string Depot, double Distance);
}
