using System.Diagnostics;
using System.Text.Json;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>Clients that were not written here: Node's HTTP client with ajv over the published schemas, grpc-js with the proto, ONNX Runtime for Node.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class ConformanceTests(InferenceServer server) : IClassFixture<InferenceServer>
{
    [Fact]
    public Task Over_http_the_protocol_is_kept() => RunAsync("rest.js", 44, server.Address.ToString().TrimEnd('/'), server.Graph);

    [Fact]
    public Task Over_grpc_the_protocol_is_kept() => RunAsync(
        "grpc.js", 28, server.GrpcAddress.Authority, server.Graph, Path.Combine(Outside.Root, "src/Perennial.App/Api/Inference/Grpc/open_inference.proto"));

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
