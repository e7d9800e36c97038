using System.Text.Json;
using Perennial.Adapters.Processes;
using Perennial.Drift.Metrics;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Measures versions in processes of their own, which may die, the version and the champion in turns.</summary>
/// <param name="executable">What starts this program.</param>
/// <param name="blobs">Where artifacts are kept.</param>
/// <param name="scratch">Where the processes work.</param>
/// <param name="commandsFile">The allow-list of scorers.</param>
public sealed class VersionMeter(IReadOnlyList<string> executable, IBlobStore blobs, string scratch, string commandsFile) : IVersionMeter
{
    /// <summary>How often each is measured, in turns.</summary>
    public const int Rounds = 3;

    /// <summary>At most this many different requests are answered.</summary>
    public const int MostRequests = 200;

    private const long BesideBytes = 512L << 20;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public VersionMeasurement Measure(VersionGateOptions gates, ModelVersion version, ModelVersion? champion, FeatureTable rows)
    {
        // Beyond twice what it may take nothing more is learnt.
        long limit = gates.MemoryBytes is { } most ? (2 * most) + BesideBytes : 4L << 30;
        int every = Math.Max(1, rows.Rows / MostRequests);
        FeatureTable requests = rows.Pick([.. Enumerable.Range(0, rows.Rows).Where(row => row % every == 0).Take(MostRequests)]);
        var (own, other) = (new List<MeasuredRound>(), new List<MeasuredRound>());
        for (int round = 0; round < Rounds; round++)
        {
            if (champion is not null && Run(champion, requests, 4L << 30, round, out MeasuredRound? before, out _) is null)
            {
                other.Add(before!);
            }

            if (Run(version, requests, limit, round, out MeasuredRound? found, out bool outOfMemory) is { } fault)
            {
                return new VersionMeasurement(null, Cost(other, champion)) { Fault = fault, OutOfMemory = outOfMemory };
            }

            own.Add(found!);
        }

        return new VersionMeasurement(Cost(own, version), Cost(other, champion));
    }

    /// <summary>What a version takes of memory beside the program that loads it, in bytes; null where it cannot be loaded.</summary>
    public long? MemoryBytes(ModelVersion version) =>
        Run(version, RowTable.Of(version.Features, new object?[version.Features.Count]), 4L << 30, Rounds, out MeasuredRound? found, out _) is null ? Math.Max(0, found!.PeakBytes - found.BaseBytes) : null;

    private ServingCost? Cost(List<MeasuredRound> rounds, ModelVersion? version)
    {
        if (rounds.Count == 0 || version is null)
        {
            return null;
        }

        double[] calls = [.. rounds.SelectMany(round => round.CallSeconds)];
        QuantileInterval p99 = QuantileInterval.Of(calls, 0.99);
        return new ServingCost
        {
            Calls = calls.Length,
            P50Seconds = QuantileInterval.Of(calls, 0.5).Value,
            P99Seconds = p99.Value,
            P99Lower = double.IsFinite(p99.Lower) ? p99.Lower : null,
            P99Upper = double.IsFinite(p99.Upper) ? p99.Upper : null,
            RowsPerSecond = rounds.Max(round => round.RowsPerSecond),
            MemoryBytes = rounds.Max(round => Math.Max(0, round.PeakBytes - round.BaseBytes)),
            ArtifactBytes = new FileInfo(blobs.Open(BlobKinds.Artifacts, version.Artifact)).Length,
            LoadSeconds = rounds.Select(round => round.LoadSeconds).Order().ElementAt(rounds.Count / 2),
        };
    }

    /// <summary>Measures once; says what went wrong, or null.</summary>
    private string? Run(ModelVersion version, FeatureTable rows, long memoryLimit, int round, out MeasuredRound? found, out bool outOfMemory)
    {
        (found, outOfMemory) = (null, false);
        var folder = new TrainerFolder(Path.Combine(scratch, $"measure-{Environment.ProcessId}-{version.Artifact.Abbreviated}-{round}"));
        Directory.CreateDirectory(folder.Root);
        try
        {
            File.WriteAllText(Path.Combine(folder.Root, MeasureRequest.File), JsonSerializer.Serialize(Request(version, rows.For(version.Features)), FlavoursJson.Default.MeasureRequest));
            var call = new SupervisedCall(executable, folder, [.. executable, "measure-job", folder.Root]);
            SupervisorStatus? status = call.Start(TimeLimit, memoryLimit);
            outOfMemory = status?.Stopped == SupervisorStatus.Memory;
            if (call.Fault("it was measured in a process of its own, which", status) is { } fault)
            {
                return fault.TrimEnd('.');
            }

            found = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder.Root, MeasuredRound.File)), FlavoursJson.Default.MeasuredRound)!;
            found = found with { PeakBytes = Math.Max(found.PeakBytes, status!.PeakMemoryBytes) };
            return null;
        }
        finally
        {
            Directory.Delete(folder.Root, recursive: true);
        }
    }

    private MeasureRequest Request(ModelVersion version, FeatureTable rows) => new(
        blobs.Open(BlobKinds.Artifacts, version.Artifact),
        [.. version.Features.Select(feature => new ArtifactFeature(feature.Name, feature.Type == FeatureType.Numeric ? "numeric" : "categorical"))],
        [.. rows.Columns.OfType<double[]>().Select(column => Array.ConvertAll(column, one => double.IsFinite(one) ? one : (double?)null))],
        [.. rows.Columns.OfType<string?[]>()],
        commandsFile,
        [.. executable]);
}
