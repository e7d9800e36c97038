using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

/// <summary>One case per sequential procedure; a law fails when a procedure has none.</summary>
internal static class SequentialCases
{
    public static readonly SequentialCase[] All =
    [
        new SequentialCase<DiscordantPairs, DiscordantPairs, McNemarEvidence>(
            () => new SequentialMcNemar(),
            random => DiscordantPairs.OfClusters(Streams.Clusters(random, 30, 0.3)),
            number => DiscordantPairs.OfClusters([new ClusterSum(number, 1)])),
        new SequentialCase<ClusterMoments, IReadOnlyList<ClusterSum>, SequenceInterval>(
            () => new PairedConfidenceSequence(),
            random => Streams.Clusters(random, 30, 0.3),
            number => [new ClusterSum(number, 1)]),
        new SequentialCase<TwoSampleMoments, TwoSampleCohort, SequenceInterval>(
            () => new TwoSampleConfidenceSequence(),
            random => new(Streams.Clusters(random, 15, 0), Streams.Clusters(random, 15, 0.3)),
            number => new([new ClusterSum(1, 1)], [new ClusterSum(number, 1)])),
        new SequentialCase<ArmCounts, ArmCounts, SampleRatioEvidence>(
            () => new SampleRatioTest([0.7, 0.3]),
            random => new([random.Next(70), random.Next(30)])),
    ];
}
