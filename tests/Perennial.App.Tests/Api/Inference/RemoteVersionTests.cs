using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Inference;

/// <summary>A server asks another one: a version here is a version there.</summary>
[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class RemoteVersionTests(InferenceServer server) : IClassFixture<InferenceServer>, IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("perennial-remote-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(InferenceServer.Parcels, "near/parcels/2")]
    [InlineData(InferenceServer.Sizes, "near")]
    [InlineData(InferenceServer.Hours, "near")]
    public async Task What_one_server_answers_another_passes_on(string model, string remote)
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(root, "data")).FullName, "commands.yaml"), $"remotes: {{ near: {{ url: '{server.Address}', timeout: 60s }} }}\n", TestContext.Current.CancellationToken);
        await MustAsync("apply", "-f", server.ModelFile(model));
        await MustAsync("register", model, "--remote", remote, "--promote");
        using var here = Composition.Open(Path.Combine(root, "data"));
        using var there = Composition.Open(server.Data);
        object?[][] rows = model == InferenceServer.Hours ? [[11.0, 0.0], [null, 1.0]] : [[1_500.0, "hare"], [null, "snail"], [30.0, null]];
        foreach (var row in rows)
        {
            Assert.Equal(Score(there, row), Score(here, row));
        }

        double[] Score(Composition house, object?[] row)
        {
            var registry = house.States.Load(model).Registry;
            var version = registry.Version(registry.Champion!.Value);
            using var predictor = house.Versions.LoadApart(version.Artifact, version.Features);
            return predictor.Score(row);
        }
    }

    private async Task MustAsync(params string[] line)
    {
        var (code, said, error) = await CommandLine.RunAsync([.. line, "--data", Path.Combine(root, "data")]);
        Assert.True(code == 0, said + error);
    }
}
