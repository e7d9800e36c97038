using System.Text;
using System.Text.Json;
using Perennial.App.Api;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>A server that speaks HTTP and gRPC on free ports, with a model of each kind whose answers are known. Gone after the tests of a class.</summary>
public sealed class InferenceServer : IAsyncLifetime
{
    /// <summary>Version 1 said 0.5 before, 2 answers by rules, 3 is in the shadow.</summary>
    internal const string Parcels = "parcels";

    /// <summary>Three classes.</summary>
    internal const string Sizes = "sizes";

    /// <summary>A regression.</summary>
    internal const string Hours = "hours";

    /// <summary>Two numbers in, an ONNX graph.</summary>
    internal const string Network = "network";

    /// <summary>Version 2 answers half of the entities.</summary>
    internal const string Halves = "halves";

    /// <summary>Has no version.</summary>
    internal const string Letters = "letters";

    private const string Yaml =
        """
        model: NAME
        task: binary
        columns: { time: asked, id: parcel, entity: depot }
        features:
          - { name: distance, type: numeric }
          - { name: carrier, type: categorical }
        label: { name: late, matures_after: 1d }
        costs: { currency: USD, loss: 0.1, retrain: 25 }

        """;

    private const string Numbers = "features:\n  - { name: x, type: numeric }\n  - { name: y, type: numeric }\n";
    private readonly string root = Directory.CreateTempSubdirectory("perennial-oip-").FullName;
    private Server server = null!;

    internal HttpClient Client { get; private set; } = null!;

    internal GrpcCalls Grpc { get; private set; } = null!;

    /// <summary>The graph of <see cref="Network"/>.</summary>
    internal string Graph => Path.Combine(root, "network.onnx");

    internal Uri Address => server.Addresses[0];

    internal Uri GrpcAddress => server.GrpcAddresses[0];

    internal string Data => Path.Combine(root, "data");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(Graph, NetworkGraph.Bytes());
        var features = Yaml[Yaml.IndexOf("features", StringComparison.Ordinal)..Yaml.IndexOf("label", StringComparison.Ordinal)];
        await BringAsync(Parcels, Yaml, ["--constant", "0.5", "--promote"], ["--rule", "distance > 1000: 0.8", "--rule", "carrier = snail: 0.6", "--constant", "0.3", "--promote"], ["--constant", "0.4", "--challenge"]);
        await BringAsync(Sizes, Yaml.Replace("task: binary", "task: multiclass", StringComparison.Ordinal).Replace("matures_after: 1d", "matures_after: 1d, classes: [small, medium, large]", StringComparison.Ordinal), ["--rule", "distance > 20: 0.1,0.2,0.7", "--constant", "0.5,0.3,0.2", "--promote"]);
        await BringAsync(Hours, Yaml.Replace("task: binary", "task: regression", StringComparison.Ordinal).Replace(features, Numbers, StringComparison.Ordinal), ["--rule", "x > 10: 7.25", "--constant", "3.5", "--promote"]);
        await BringAsync(Network, Yaml.Replace(features, Numbers, StringComparison.Ordinal), ["--artifact", Graph, "--promote"]);
        await BringAsync(Halves, Yaml + "rollout: [split: { share: 0.5, at_least: 200 examples, at_most: 14d }]\n", ["--constant", "0.1", "--promote"], ["--constant", "0.9", "--challenge"]);
        await BringAsync(Letters, Yaml);
        server = await Server.StartAsync(Data, LiveServer.Options with { Grpc = [new("http://127.0.0.1:0")] });
        (Client, Grpc) = (new HttpClient { BaseAddress = Address }, new GrpcCalls(GrpcAddress));
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        Grpc?.Dispose();
        await (server?.DisposeAsync() ?? default);
        Directory.Delete(root, recursive: true);
    }

    /// <summary>The file of a model.</summary>
    internal string ModelFile(string name) => Path.Combine(root, $"{name}.yaml");

    /// <summary>Runs a command on the server's folder.</summary>
    internal Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--data", Data]);

    /// <summary>Posts JSON.</summary>
    internal Task<LiveAnswer> PostAsync(string path, string body) => SendAsync(HttpMethod.Post, path, body);

    /// <summary>Sends a request.</summary>
    internal async Task<LiveAnswer> SendAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new LiveAnswer((int)response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    private async Task BringAsync(string name, string yaml, params string[][] versions)
    {
        var file = ModelFile(name);
        await File.WriteAllTextAsync(file, yaml.Replace("NAME", name, StringComparison.Ordinal));
        await MustAsync("apply", "-f", file);
        foreach (var version in versions)
        {
            await MustAsync(["register", name, .. version]);
        }
    }

    private async Task MustAsync(params string[] line)
    {
        var (code, said, error) = await RunAsync(line);
        Assert.True(code == 0, said + error);
    }
}
