using System.Text.RegularExpressions;
using Perennial.App.Tests.Api.Inference;

namespace Perennial.Proofs;

/// <summary>A server of HTTP and gRPC with a model of each kind, whose versions a person made.</summary>
/// <param name="folder">Its data folder.</param>
/// <param name="root">Where the models' files are written.</param>
public sealed partial class FuzzedServer(ServedFolder folder, string root)
{
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

    private const string Columns = "  - { name: distance, type: numeric }\n  - { name: carrier, type: categorical }\n";
    private const string Numbers = "  - { name: x, type: numeric }\n  - { name: y, type: numeric }\n";

    /// <summary>Declares the models, brings their versions, and starts.</summary>
    /// <returns>The server, and where it answers HTTP and gRPC.</returns>
    public async Task<(LaunchedProgram Server, Uri Http, Uri Grpc)> StartAsync(CancellationToken cancellation)
    {
        var graph = Path.Combine(root, "network.onnx");
        await File.WriteAllBytesAsync(graph, NetworkGraph.Bytes(), cancellation);
        string[] shadowed = ["--constant", "0.4", "--challenge"], half = ["--constant", "0.9", "--challenge"];
        await BringAsync("parcels", Yaml, cancellation, ["--constant", "0.5", "--promote"], ["--rule", "distance > 1000: 0.8", "--constant", "0.3", "--promote"], shadowed);
        await BringAsync("sizes", Replaced(Yaml, "task: binary", "task: multiclass", "matures_after: 1d", "matures_after: 1d, classes: [small, medium, large]"), cancellation, ["--rule", "distance > 20: 0.1,0.2,0.7", "--constant", "0.5,0.3,0.2", "--promote"]);
        await BringAsync("hours", Replaced(Yaml, "task: binary", "task: regression", Columns, Numbers), cancellation, ["--rule", "x > 10: 7.25", "--constant", "3.5", "--promote"]);
        await BringAsync("network", Replaced(Yaml, Columns, Numbers), cancellation, ["--artifact", graph, "--promote"]);
        await BringAsync("halves", Yaml + "rollout: [split: { share: 0.5, at_least: 200 examples, at_most: 14d }]\n", cancellation, ["--constant", "0.1", "--promote"], half);
        var server = folder.Start(new Dictionary<string, string> { ["PERENNIAL_GRPC"] = "http://127.0.0.1:0" });
        var said = Addresses().Matches(await server.LineAsync(line => line.StartsWith("Serving ", StringComparison.Ordinal), cancellation));
        return (server, new Uri(said[0].Value), new Uri(said[1].Value));
    }

    private async Task BringAsync(string name, string yaml, CancellationToken cancellation, params string[][] versions)
    {
        var file = Path.Combine(root, $"{name}.yaml");
        await File.WriteAllTextAsync(file, Replaced(yaml, "NAME", name), cancellation);
        await folder.RunAsync(cancellation, "apply", "-f", file);
        foreach (var version in versions)
        {
            await folder.RunAsync(cancellation, ["register", name, .. version]);
        }
    }

    private static string Replaced(string text, params string[] pairs) =>
        pairs.Chunk(2).Aggregate(text, (all, pair) => all.Contains(pair[0], StringComparison.Ordinal) ? all.Replace(pair[0], pair[1], StringComparison.Ordinal) : throw new InvalidOperationException($"No '{pair[0]}' in:\n{all}"));

    [GeneratedRegex("http://[^,\\s]+")]
    private static partial Regex Addresses();
}
