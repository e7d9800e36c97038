using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

public sealed class ShadowScenarioTests
{
    // Models that disagree on 6 % of requests, the challenger right on 3.5 % and the champion on 2.5 %, looked at every 100 requests.
    // The proof "estimation" has 2,000 runs of it.
    [Fact]
    public void One_point_better_at_six_in_a_hundred_disagreements_is_decided_within_6000_requests_in_half_of_the_runs()
    {
        Assert.InRange(Median(new PairedConfidenceSequence(), some => some, look => look.Verdict()), 1000, 6000);
        Assert.InRange(Median(new SequentialMcNemar(), DiscordantPairs.OfClusters, look => look.Verdict), 1000, 6500);
    }

    private static int Median<TState, TCohort, TEvidence>(
        ISequentialProcedure<TState, TCohort, TEvidence> procedure,
        Func<ClusterSum[], TCohort> cohort,
        Func<TEvidence, SequentialVerdict> verdict)
    {
        var stops = new List<int>();
        for (var run = 0; run < 101; run++)
        {
            var (random, state, requests) = (new Random(run), procedure.Start, 0);
            var said = SequentialVerdict.KeepGoing;
            for (; said == SequentialVerdict.KeepGoing && requests < 40_000; requests += 100)
            {
                state = procedure.Update(state, cohort(Streams.Disagreements(random, 100, 0.025, 0.035)));
                said = verdict(procedure.Judge(state));
            }

            stops.Add(requests);
        }

        return stops.Order().ElementAt(50);
    }
}
