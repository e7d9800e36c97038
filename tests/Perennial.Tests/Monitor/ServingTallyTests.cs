using Perennial.Monitor;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Monitor;

public sealed class ServingTallyTests
{
    private static readonly DateTimeOffset Begun = GivenCohorts.At(0);

    [Fact]
    public void What_was_counted_is_given_away_once_it_was_recorded_and_not_before()
    {
        var tally = new ServingTally(Begun);
        Ask(tally, 3);
        var first = tally.Read("m", 0, GivenCohorts.At(1));
        Ask(tally, 2);
        var again = tally.Read("m", 0, GivenCohorts.At(2));
        Ask(tally, 4);
        var next = tally.Read("m", 1, GivenCohorts.At(3));
        Assert.Equal([(1L, 3L, Begun, GivenCohorts.At(1)), (1, 5, Begun, GivenCohorts.At(2)), (2, 4, GivenCohorts.At(2), GivenCohorts.At(3))],
            new[] { first, again, next }.Select(one => (one.Number, one.Of(1)!.Requests, one.From, one.To)));
        Assert.Empty(tally.Read("m", 2, GivenCohorts.At(4)).Versions);
    }

    [Fact]
    public void Another_model_is_counted_apart()
    {
        var tally = new ServingTally(Begun);
        Ask(tally, 3);
        Assert.Empty(tally.Read("other", 0, GivenCohorts.At(1)).Versions);
        Assert.Equal(3, tally.Read("m", 0, GivenCohorts.At(1)).Of(1)!.Requests);
    }

    [Fact]
    public void Every_way_to_end_is_counted_for_itself()
    {
        var tally = new ServingTally(Begun);
        tally.Answered("m", 2, 0.002, unseen: true);
        tally.Failed("m", 2);
        tally.TimedOut("m", 2, 1, unseen: true);
        tally.Dropped("m", 2);
        tally.Took("m", 2, 70);
        tally.Took("m", 2, 50);
        var served = Assert.Single(tally.Read("m", 0, GivenCohorts.At(1)).Versions);
        Assert.Equal((3, 1, 1, 2, 1, 70, 2), (served.Requests, served.Errors, served.Timeouts, served.Unseen, served.Dropped, served.MemoryBytes, served.Failed));
        Assert.Equal(2, served.Latency!.Counts.Sum());
        Assert.Equal(1, served.Latency.Above(0.01));
    }

    [Fact]
    public void An_entity_is_counted_once_in_a_split_and_anew_when_the_share_changes()
    {
        var tally = new ServingTally(Begun);
        for (var request = 0; request < 30; request++)
        {
            tally.Assigned("m", 2, 0.5, $"e{request % 10}", request % 10 < 4);
        }

        var arms = tally.Read("m", 0, GivenCohorts.At(1)).Arms!;
        Assert.Equal(new ArmsServed(2, 0.5, Begun, 6, 4), arms);
        tally.Assigned("m", 2, 0.9, "e1", true);
        Assert.Equal(new ArmsServed(2, 0.9, GivenCohorts.At(1), 0, 1), tally.Read("m", 1, GivenCohorts.At(2)).Arms);
    }

    [Fact]
    public void Counts_of_the_same_split_are_told_from_those_of_another()
    {
        var before = new ArmsServed(2, 0.5, Begun, 60, 40);
        Assert.Equal((10, 5), (before with { ChampionEntities = 70, ChallengerEntities = 45 }).After(before) is var since ? (since.ChampionEntities, since.ChallengerEntities) : default);
        var anew = new ArmsServed(2, 0.5, GivenCohorts.At(3), 7, 8);
        Assert.Same(anew, anew.After(before));
        Assert.Same(anew, anew.After(null));
    }

    [Fact]
    public void Threads_lose_nothing()
    {
        var tally = new ServingTally(Begun);
        var read = 0L;
        Parallel.For(0, 4, thread =>
        {
            for (var request = 0; request < 5_000; request++)
            {
                tally.Answered("m", 1, 0.001);
                if (thread == 0 && request % 100 == 0)
                {
                    read = Math.Max(read, tally.Read("m", 0, Begun.AddSeconds(request)).Of(1)!.Requests);
                }
            }
        });
        Assert.Equal(20_000, tally.Read("m", 0, GivenCohorts.At(1)).Of(1)!.Requests);
        Assert.InRange(read, 1, 20_000);
    }

    private static void Ask(ServingTally tally, int times)
    {
        for (var request = 0; request < times; request++)
        {
            tally.Answered("m", 1, 0.001);
        }
    }
}
