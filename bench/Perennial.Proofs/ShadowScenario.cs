using System.Text.Json.Nodes;
using Perennial.Drift.Sequential;

namespace Perennial.Proofs;

/// <summary>The published scenario: the champion is right on 0.85 of requests, models disagree on 0.06, the challenger is 0.01 better.
/// Looked at every 100 requests, all of which are scored by both.</summary>
public static class ShadowScenario
{
    public const int Runs = 2000;
    private const int Horizon = 40_000;
    private const int Cohort = 100;

    /// <summary>How often each test decides for the challenger, and when.</summary>
    public static IEnumerable<JsonObject> Measure()
    {
        yield return Of("paired", new PairedConfidenceSequence(), some => some, look => look.Verdict());
        yield return Of("McNemar", new SequentialMcNemar(), DiscordantPairs.OfClusters, look => look.Verdict);
        yield return Of("betting", new BettingConfidenceSequence(), some => some, look => look.Verdict());
    }

    private static JsonObject Of<TState, TCohort, TEvidence>(
        string name,
        ISequentialProcedure<TState, TCohort, TEvidence> procedure,
        Func<ClusterSum[], TCohort> cohort,
        Func<TEvidence, SequentialVerdict> verdict)
    {
        var (stops, won) = (new List<int>(Runs), 0);
        for (var run = 0; run < Runs; run++)
        {
            var (random, state, requests, said) = (new Random(run), procedure.Start, 0, SequentialVerdict.KeepGoing);
            while (said == SequentialVerdict.KeepGoing && requests < Horizon)
            {
                state = procedure.Update(state, cohort(Draw(random)));
                said = verdict(procedure.Judge(state));
                requests += Cohort;
            }

            stops.Add(requests);
            won += said == SequentialVerdict.ChallengerBetter ? 1 : 0;
        }

        stops.Sort();
        return new JsonObject
        {
            ["test"] = name,
            ["decided_for_challenger_ratio"] = won / (double)Runs,
            ["median_requests"] = stops[Runs / 2],
            ["ninth_decile_requests"] = stops[Runs * 9 / 10],
        };
    }

    private static ClusterSum[] Draw(Random random)
    {
        var rows = new ClusterSum[Cohort];
        for (var row = 0; row < Cohort; row++)
        {
            var draw = random.NextDouble();
            rows[row] = new ClusterSum(draw < 0.025 ? 1 : draw < 0.06 ? -1 : 0, 1);
        }

        return rows;
    }
}
