using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Adapters.Tests.Processes;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Flavours;

/// <summary>Versions measured in real processes, a saboteur among them; the champion answers a constant.</summary>
public sealed class VersionMeterTests : IDisposable
{
    private static readonly ModelDeclaration Model = PredictorConformance.Numbers;
    private static readonly VersionGateOptions Gates = new() { Latency = new() { P99 = TimeSpan.FromMilliseconds(250) }, MemoryBytes = 200L << 20 };
    private readonly ScratchFolder folder = new();

    private FolderBlobs Blobs => new(folder.At("blobs"));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sound_version_is_measured_beside_the_champion_and_passes()
    {
        VersionMeasurement measured = Measure(new ArtifactPacker(Blobs).Constant(Model, [0.7]));
        Assert.NotNull(measured.Version);
        Assert.NotNull(measured.Champion);
        Assert.True(measured.Version.Calls > 60 && measured.Version.P50Seconds <= measured.Version.P99Seconds, $"{measured.Version}");
        Assert.True(measured.Version.RowsPerSecond > 0 && measured.Version.LoadSeconds > 0 && measured.Version.ArtifactBytes > 0, $"{measured.Version}");
        Assert.Equal(Outcome.Pass, LatencyGate.Judge(new() { P99 = TimeSpan.FromSeconds(30) }, measured).Outcome);
        Assert.Equal(Outcome.Pass, MemoryGate.Judge(Gates.MemoryBytes!.Value, measured).Outcome);
        Assert.Empty(Directory.EnumerateDirectories(folder.Root, "measure-*"));
    }

    [Fact]
    public void A_version_that_sleeps_is_stopped_by_the_latency_gate()
    {
        VersionMeasurement measured = Measure(Scorer("sleep 0.4; sed 's/.*/0.5/'"));
        Verdict verdict = LatencyGate.Judge(Gates.Latency!, measured);
        Assert.Equal((Outcome.Fail, "latency"), (verdict.Outcome, verdict.Gate));
        Assert.True(measured.Version!.P50Seconds > 0.4);
        Assert.Contains("250 ms is allowed", verdict.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_hogs_memory_is_stopped_by_the_memory_gate()
    {
        // tail keeps as much as it is asked for until its input ends.
        VersionMeasurement measured = Measure(Scorer("head -c 400000000 /dev/zero | tail -c 400000000 | wc -c > /dev/null; sed 's/.*/0.5/'"));
        Verdict verdict = MemoryGate.Judge(Gates.MemoryBytes!.Value, measured);
        Assert.Equal((Outcome.Fail, "memory"), (verdict.Outcome, verdict.Gate));
    }

    [Fact]
    public void One_that_eats_all_it_gets_is_ended_and_stopped_and_this_process_goes_on()
    {
        VersionMeasurement measured = Measure(Scorer("head -c 4000000000 /dev/zero | tail -c 4000000000 > /dev/null; sed 's/.*/0.5/'"));
        Assert.Null(measured.Version);
        Assert.Equal(Outcome.Fail, MemoryGate.Judge(Gates.MemoryBytes!.Value, measured).Outcome);
        Assert.NotNull(measured.Champion);
    }

    [Fact]
    public void One_that_cannot_be_asked_is_stopped_with_the_reason()
    {
        VersionMeasurement measured = Measure(Scorer("echo no tree >&2; exit 3"));
        Assert.Contains("no tree", LatencyGate.Judge(Gates.Latency!, measured).Because, StringComparison.Ordinal);
        Assert.False(measured.OutOfMemory);
    }

    private Digest Scorer(string shell)
    {
        File.WriteAllText(folder.At("commands.yaml"), $"scorers:\n  scorer: [/bin/sh, -c, \"{shell}\"]\n");
        return new ArtifactPacker(Blobs).Command(Model, "scorer", null);
    }

    private VersionMeasurement Measure(Digest artifact)
    {
        FeatureTable rows = FeatureTable.Of(Model.Features, 40, _ => [.. Enumerable.Range(0, 40).Select(row => row / 40.0)], _ => new string?[40]);
        Digest champion = new ArtifactPacker(Blobs).Constant(Model, [0.2]);
        return new VersionMeter(Executable.Command, Blobs, folder.Root, folder.At("commands.yaml")).Measure(Gates, Version(2, artifact), Version(1, champion), rows);
    }

    private static ModelVersion Version(int number, Digest artifact) => new()
    {
        Number = number,
        Artifact = artifact,
        Dataset = Digest.None,
        Run = number,
        Trigger = "first",
        Trainer = "none",
        TrainingRows = 1,
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch,
        JudgedTo = DateTimeOffset.UnixEpoch,
        AsOf = 1,
        Cost = 1,
        Features = Model.Features,
    };
}
