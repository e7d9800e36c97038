using System.Formats.Tar;
using System.Text.Json;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class ExportVersionCommandTests : IDisposable
{
    private readonly SealedHouse house = new();

    private string File => house.Place("version.tar");

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_file_holds_the_artifact_the_record_the_declaration_and_the_evidence()
    {
        Judge();
        var (code, text, error) = await ExportAsync(File);
        Assert.True(code == 0, error);
        var entries = Read(File);
        Assert.Equal("an artifact", System.Text.Encoding.UTF8.GetString(entries["artifact.tar"]));
        using var package = JsonDocument.Parse(entries["version.json"]);
        var root = package.RootElement;
        Assert.Equal(Digest.Of(entries["artifact.tar"]).Hex, root.GetProperty("version").GetProperty("artifact").GetString());
        Assert.Equal(SealedHouse.Model, root.GetProperty("declaration").GetProperty("model").GetString());
        Assert.Equal(["training", "shadow"], root.GetProperty("verdicts").EnumerateArray().Select(one => one.GetProperty("gate").GetString()));
        Assert.Equal(0.45, root.GetProperty("days")[0].GetProperty("loss").GetDouble());
        Assert.NotEmpty(root.GetProperty("dataset").GetProperty("predictions").EnumerateArray());
        using var written = System.IO.File.OpenRead(File);
        Assert.Contains(Digest.Of(written).Hex, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_version_gives_the_same_bytes_and_no_row_is_among_them()
    {
        await ExportAsync(File);
        await ExportAsync(File + "2");
        var bytes = await System.IO.File.ReadAllBytesAsync(File, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(File + "2", TestContext.Current.CancellationToken));
        Assert.Equal(-1, bytes.AsSpan().IndexOf("entity-needle"u8));
    }

    [Fact]
    public async Task Nothing_is_overwritten_and_what_is_not_there_is_named()
    {
        await ExportAsync(File);
        Assert.Contains("exists already", (await ExportAsync(File)).Error, StringComparison.Ordinal);
        Assert.Contains("There is no version 9", (await CommandLine.RunAsync("export-version", SealedHouse.Model, "9", "--to", File + "9", "--data", house.Data)).Error, StringComparison.Ordinal);
        Assert.Contains("cannot be written", (await ExportAsync(house.Place("no/where.tar"))).Error, StringComparison.Ordinal);
    }

    private void Judge()
    {
        using var inside = Composition.Open(house.Data);
        var stage = new StageOptions(StageKind.Shadow, 0, 1, TimeSpan.FromDays(9), WhenInconclusive.Hold);
        inside.States.Act(SealedHouse.Model, TestHouse.Start.AddDays(9), "driver", _ =>
        [
            new GateJudged(1, 1, Verdict("training")), new GateJudged(7, 7, Verdict("of another run")),
            new RolloutStarted(1), new StageEntered(1, 0, stage), new StageJudged(1, 0, Verdict("shadow")), new CohortMeasured(TestHouse.Cohort(2, 1)),
        ]);
    }

    private static Verdict Verdict(string gate) => new(gate, Outcome.Pass, "so", new Dictionary<string, double>());

    private Task<(int Code, string Out, string Error)> ExportAsync(string file) =>
        CommandLine.RunAsync("export-version", SealedHouse.Model, "1", "--to", file, "--data", house.Data);

    private static Dictionary<string, byte[]> Read(string file)
    {
        var entries = new Dictionary<string, byte[]>();
        using var tar = new TarReader(System.IO.File.OpenRead(file));
        while (tar.GetNextEntry() is { } entry)
        {
            using var bytes = new MemoryStream();
            entry.DataStream!.CopyTo(bytes);
            entries[entry.Name] = bytes.ToArray();
        }

        return entries;
    }
}
