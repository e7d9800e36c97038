using System.Text.Json.Nodes;
using Perennial.Drift.Sequential;

namespace Perennial.Proofs;

/// <summary>Every sequential procedure on streams in which its null holds, looked at after every observation.</summary>
public static class AnytimeErrors
{
    public const int Runs = 2000;
    public const double Alpha = 0.05;

    /// <summary>Share of runs that ever erred, by procedure.</summary>
    public static IEnumerable<JsonObject> Measure()
    {
        yield return Of("McNemar", 1000, new SequentialMcNemar(), random => DiscordantPairs.OfClusters([Disagreement(random)]), look => look.Verdict != SequentialVerdict.KeepGoing);
        yield return Of("paired", 1000, new PairedConfidenceSequence(), random => [Disagreement(random)], Decided);
        yield return Of("paired, clusters", 1000, new PairedConfidenceSequence(), random => [Cluster(random)], Decided);
        yield return Of("paired, one side", 1000, new PairedConfidenceSequence(new() { Side = Side.UpperOnly }), random => [Cluster(random)], Decided);
        yield return Of("two samples", 1000, new TwoSampleConfidenceSequence(), random => new([Cluster(random)], [Cluster(random)]), Decided);
        yield return Of("sample ratio", 1000, new SampleRatioTest([0.9, 0.1], Alpha), random => random.NextDouble() < 0.9 ? new([1, 0]) : new([0, 1]), look => look.Mismatch);
        yield return Of("betting", 500, new BettingConfidenceSequence(), random => [Disagreement(random)], Decided);
        yield return Of(
            "betting, clusters", 500, new BettingConfidenceSequence(new() { Lowest = 0, MostClusterWeight = 4, GridPoints = 101 }),
            random => [random.Next(1, 5) is var rows && random.NextDouble() < 0.3 ? new(rows, rows) : new(0, rows)], look => look.Lower > 0.3 || look.Upper < 0.3);
        yield return Of(
            "quantile", 500, new QuantileConfidenceSequence(new() { ExpectedRows = 500, Least = 0.5, Largest = 2, BucketRatio = 0.02 }),
            random => [random.NextDouble()], look => look.Lower > 0.95 || look.Upper < 0.95);
        yield return Of(
            "two quantiles", 300, new TwoSampleQuantileConfidenceSequence(new() { Quantile = 0.5, ExpectedRows = 300, Least = 0.2, Largest = 2, BucketRatio = 0.02 }),
            random => new([random.NextDouble()], [random.NextDouble()]), look => look.Verdict() != SequentialVerdict.KeepGoing);
    }

    private static JsonObject Of<TState, TCohort, TEvidence>(
        string name, int looks, ISequentialProcedure<TState, TCohort, TEvidence> procedure, Func<Random, TCohort> draw, Func<TEvidence, bool> errs)
    {
        var erred = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (random, state) = (new Random(run), procedure.Start);
            for (var look = 0; look < looks; look++)
            {
                state = procedure.Update(state, draw(random));
                if (errs(procedure.Judge(state)))
                {
                    erred++;
                    break;
                }
            }
        }

        return new JsonObject { ["procedure"] = name, ["looks"] = looks, ["erred_ratio"] = erred / (double)Runs };
    }

    private static bool Decided(SequenceInterval look) => look.Verdict() != SequentialVerdict.KeepGoing;

    // Models that disagree on a fifth of the rows, each right as often.
    private static ClusterSum Disagreement(Random random) => new(random.NextDouble() is var draw && draw < 0.1 ? 1 : draw < 0.2 ? -1 : 0, 1);

    // One to eight rows that share a shift.
    private static ClusterSum Cluster(Random random) => random.Next(1, 9) is var rows ? new(rows * ((2 * random.NextDouble()) - 1), rows) : default;
}
