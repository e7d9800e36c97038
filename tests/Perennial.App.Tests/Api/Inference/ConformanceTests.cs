using System.Diagnostics;
using System.Text.Json;
using Perennial.App.Api;
using Perennial.App.Api.Notify;
using Perennial.App.Tests.Api.Notify;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>Clients that were not written here: Node's HTTP client with ajv over the published schemas, grpc-js with the proto, ONNX Runtime for Node, the SDK of CloudEvents.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class ConformanceTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    [Fact]
    public Task Over_http_the_protocol_is_kept() => RunAsync("rest.js", 44, server.Address.ToString().TrimEnd('/'), server.Graph);

    [Fact]
    public Task Over_grpc_the_protocol_is_kept() => RunAsync(
        "grpc.js", 28, server.GrpcAddress.Authority, server.Graph, Path.Combine(Outside.Root, "src/Perennial.App/Api/Inference/Grpc/open_inference.proto"));

    [Fact]
    public async Task Events_are_those_of_the_sdk_of_cloudevents()
    {
        var folder = Directory.CreateTempSubdirectory("perennial-events-").FullName;
        try
        {
            var file = Path.Combine(folder, "notification.json");
            await File.WriteAllTextAsync(file, await NotificationAsync(), TestContext.Current.CancellationToken);
            await RunAsync("events.js", 15, server.Address.ToString().TrimEnd('/'), file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What a receiver of CloudEvents is sent of a promotion.</summary>
    private static async Task<string> NotificationAsync()
    {
        using var house = await LoggedHouse.OpenAsync();
        await using var receiver = await TestReceiver.StartAsync();
        await using var sender = new RunningServer(await Server.StartAsync(
            house.Data, LiveServer.Options with { Notify = [new NotifyOptions(receiver.Url) { Format = NotifyFormat.Cloudevents, On = [NoticeKind.Promotion] }] }, house.Clock));
        Assert.Equal(200, (await sender.PostAsync("/v1/models/parcels/turns?wait=true")).Status);
        var message = await receiver.NextAsync();
        return JsonSerializer.Serialize(new { headers = message.Headers.ToDictionary(one => one.Key.ToLowerInvariant(), one => one.Value), body = System.Text.Encoding.UTF8.GetString(message.Body) });
    }

    private static async Task RunAsync(string script, int atLeast, params string[] arguments)
    {
        var modules = Path.Combine(Outside.Root, "artifacts", "clients", "node_modules");
        Assert.SkipUnless(Directory.Exists(Path.Combine(modules, "ajv")), "The clients from npm are not here: ./test App installs them, where node and the npm registry can be reached.");
        var folder = Path.Combine(Outside.Root, "tests/Perennial.App.Tests/Api/Inference/Conformance");
        var start = new ProcessStartInfo("node", [Path.Combine(folder, script), .. arguments]);
        start.Environment["NODE_PATH"] = modules;
        var (code, text) = await Outside.RunAsync(start);
        Assert.True(code == 0, text);
        var told = JsonDocument.Parse(text.Trim().Split('\n')[^1]).RootElement;
        Assert.Equal([], told.GetProperty("failures").EnumerateArray().Select(one => one.GetString()));
        Assert.True(told.GetProperty("passed").GetInt32() >= atLeast, text);
    }
}
