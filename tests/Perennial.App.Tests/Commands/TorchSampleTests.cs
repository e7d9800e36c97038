using System.Diagnostics;
using Perennial.App.Commands;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

/// <summary>samples/pytorch as its README tells it: a command trains networks, fine-tunes them from the champion, and what it leaves is served.</summary>
public sealed class TorchSampleTests : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly string root = Directory.CreateTempSubdirectory("perennial-torch-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task A_network_is_trained_then_fine_tuned_from_the_champion_and_promoted()
    {
        Assert.SkipUnless(await RunAsync("-c", "import torch") == 0, "Python has no PyTorch here: apt-get install --no-install-recommends python3-torch");
        Assert.Equal(0, await RunAsync(Path.Combine(Sample, "history.py")));
        var data = Directory.CreateDirectory(Path.Combine(root, "data")).FullName;
        var list = await File.ReadAllTextAsync(Path.Combine(Sample, "commands.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(data, "commands.yaml"), list.Replace("/full/path/of/samples/pytorch", Sample, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var model = Adapters.Yaml.ModelFile.Read(Path.Combine(Sample, "model.yaml"));
        await new ReplayJob(model, Path.Combine(root, "history.csv"), data).RunAsync(_ => { }, (_, _) => { }, TestContext.Current.CancellationToken);
        using var house = Composition.Open(data);
        var facts = house.Journal.Read(model.Model).Select(one => one.Fact).ToList();
        var versions = facts.OfType<VersionRegistered>().Select(one => one.Version).ToList();

        Assert.True(versions is [{ Strategy: null, Trainer: "torch" }, ..], string.Join("; ", facts.OfType<RunEnded>().Select(run => run.Because)));
        var tuned = versions.Where(version => version is { Strategy: TrainingStrategy.FineTune, Parent: not null }).Select(version => version.Number).ToList();
        Assert.NotEmpty(tuned);
        Assert.Contains(facts.OfType<VersionPromoted>(), promoted => tuned.Contains(promoted.Version));
        Assert.True(Directory.Exists(Path.Combine(data, "runs", model.Model, "2", "attempt-1", "input", "data", "model")));
        Assert.Contains("validation_loss=", await File.ReadAllTextAsync(Path.Combine(data, "runs", model.Model, "2", "attempt-1", "output", "log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("\"new\"", await File.ReadAllTextAsync(Path.Combine(data, "runs", model.Model, "2", "attempt-1", "model", "model.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static string Sample
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Perennial.slnx")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "samples", "pytorch");
        }
    }

    private async Task<int> RunAsync(params string[] arguments)
    {
        if (!File.Exists(Python))
        {
            return -1;
        }

        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { WorkingDirectory = root })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
