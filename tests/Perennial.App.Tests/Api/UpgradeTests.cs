using System.Formats.Tar;
using System.IO.Compression;
using Perennial.App.Api;
using Perennial.App.Tests.Commands;
using Perennial.Simulation;

namespace Perennial.App.Tests.Api;

[Collection(CommandLine.Turns)]
public sealed class UpgradeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("perennial-upgrade-").FullName;

    [Theory]
    [InlineData("0.1.0")]
    public async Task A_folder_of_an_earlier_release_is_verified_served_and_gone_on_with(string release)
    {
        await using (var file = File.OpenRead(Golden($"folder-{release}.tar.gz")))
        {
            await using var unpacked = new GZipStream(file, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(unpacked, folder, overwriteFiles: false, TestContext.Current.CancellationToken);
        }

        var (code, text, error) = await CommandLine.RunAsync("verify", "--data", folder);
        Assert.True(code == 0, text + error);
        var clock = new VirtualClock(new DateTimeOffset(2024, 3, 25, 0, 0, 0, TimeSpan.Zero));
        await using var server = await Server.StartAsync(folder, LiveServer.Options, clock, cancellationToken: TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = server.Addresses[0] };
        using var request = new StringContent("""{"id": "n1", "features": {"distance": 900}}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/v1/models/parcels/answers", request, TestContext.Current.CancellationToken);
        Assert.Contains("\"version\":2", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var turn = await client.PostAsync("/v1/models/parcels/turns?wait=true", null, TestContext.Current.CancellationToken);
        Assert.True(turn.IsSuccessStatusCode, await turn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Golden(string file) => Path.Combine(
        Path.GetDirectoryName(ReplayedHouse.Sample("model.yaml"))!, "..", "..", "tests", "Perennial.App.Tests", "Golden", file);
}
