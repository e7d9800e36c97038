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
        new SequentialCase<BettingState, IReadOnlyList<ClusterSum>, SequenceInterval>(
            () => new BettingConfidenceSequence(new() { GridPoints = 41 }),
            random => Streams.Disagreements(random, 20, 0.1, 0.3),
            number => [new ClusterSum(number, 1)]),
        new SequentialCase<QuantileCounts, IReadOnlyList<double>, QuantileInterval>(
            () => new QuantileConfidenceSequence(),
            random => [.. Enumerable.Range(0, 20).Select(_ => 100 * random.NextDouble())],
            number => [number]),
        new SequentialCase<TwoSampleQuantileCounts, TwoSampleRows, QuantileComparison>(
            () => new TwoSampleQuantileConfidenceSequence(),
            random => new([100 * random.NextDouble()], [200 * random.NextDouble()]),
            number => new([1], [number])),
    ];
}
