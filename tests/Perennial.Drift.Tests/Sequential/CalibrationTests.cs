using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

/// <summary>No difference, a look after every cohort: false alarms stay under alpha. With a difference, the test decides.</summary>
public sealed class CalibrationTests
{
    private const int Count = 1000;
    private const int Cohorts = 60;

    [Fact]
    public void McNemar_peeking_after_every_cohort_keeps_alpha() => Keeps(0.05, Stops(
        new SequentialMcNemar(), random => DiscordantPairs.OfClusters(Streams.Disagreements(random, 100, 0.03, 0.03)), Decided));

    [Theory]
    [InlineData(Side.Both)]
    [InlineData(Side.UpperOnly)]
    [InlineData(Side.LowerOnly)]
    public void Paired_sequence_peeking_after_every_cohort_keeps_alpha(Side side) => Keeps(0.05, Stops(
        new PairedConfidenceSequence(new() { Side = side }), random => Streams.Clusters(random, 30, 0), Decided));

    [Fact]
    public void Paired_sequence_on_rare_disagreements_keeps_alpha() => Keeps(0.05, Stops(
        new PairedConfidenceSequence(), random => Streams.Disagreements(random, 100, 0.03, 0.03), Decided));

    [Fact]
    public void Two_sample_sequence_peeking_after_every_cohort_keeps_alpha() => Keeps(0.05, Stops(
        new TwoSampleConfidenceSequence(),
        random => new TwoSampleCohort(Streams.Clusters(random, 20, 3), Streams.Clusters(random, 10, 3)),
        Decided));

    [Fact]
    public void Sample_ratio_peeking_after_every_cohort_keeps_alpha() => Keeps(0.05, Stops(
        new SampleRatioTest([0.9, 0.1], alpha: 0.05), Split, evidence => evidence.Mismatch));

    [Fact]
    public void A_fixed_look_test_peeked_at_alarms_falsely_so_the_streams_do_tempt()
    {
        var stops = Stops(
            new PairedConfidenceSequence(),
            random => Streams.Clusters(random, 30, 0),
            look => Math.Abs(look.Estimate) > 1.96 * look.StandardError);
        Assert.InRange(stops, Count / 4, Count);
    }

    [Fact]
    public void A_challenger_two_points_better_is_found_on_nearly_every_stream()
    {
        static ClusterSum[] Better(Random random) => Streams.Disagreements(random, 100, 0.02, 0.04);
        Assert.InRange(Stops(new PairedConfidenceSequence(), Better, Found), Count * 95 / 100, Count);
        Assert.InRange(
            Stops(
                new SequentialMcNemar(),
                random => DiscordantPairs.OfClusters(Better(random)),
                evidence => evidence.Verdict == SequentialVerdict.ChallengerBetter),
            Count * 95 / 100,
            Count);
    }

    private static bool Decided(SequenceInterval interval) => interval.Verdict() != SequentialVerdict.KeepGoing;

    private static bool Found(SequenceInterval interval) => interval.Verdict() == SequentialVerdict.ChallengerBetter;

    private static bool Decided(McNemarEvidence evidence) => evidence.Verdict != SequentialVerdict.KeepGoing;

    private static ArmCounts Split(Random random)
    {
        var challenger = Enumerable.Range(0, 100).Count(_ => random.NextDouble() < 0.1);
        return new ArmCounts([100 - challenger, challenger]);
    }

    private static int Stops<TState, TCohort, TEvidence>(
        ISequentialProcedure<TState, TCohort, TEvidence> procedure, Func<Random, TCohort> draw, Func<TEvidence, bool> stop) =>
        Streams.Stops(procedure, draw, stop, Count, Cohorts);

    private static void Keeps(double alpha, int stops)
    {
        var most = Streams.MostStops(alpha, Count);
        Assert.True(stops <= most, $"{stops} of {Count} streams alarmed falsely; at most {most} are explained.");
    }
}
