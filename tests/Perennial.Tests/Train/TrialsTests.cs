using CsCheck;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests.Train;

public sealed class TrialsTests
{
    private const long FirstRows = 100;

    [Fact]
    public void Every_round_trains_on_twice_the_rows_and_the_better_half_goes_on()
    {
        var walked = Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000);
        Assert.Equal([(1, 0), (1, 1), (1, 2), (1, 3), (2, 1), (2, 3)], walked.Judged.Select(one => (one.Round, one.Candidate)));
        Assert.Equal([100L, 100, 100, 100, 200, 200], walked.Judged.Select(one => one.Rows));
        Assert.Equal(3, walked.Winner);
    }

    [Fact]
    public void Candidates_that_had_all_their_rows_are_not_tried_again() =>
        Assert.Equal(3, Walk([0.5, 0.4, 0.6], rows: 80).Judged.Count);

    [Fact]
    public void The_candidate_with_fewer_rows_wins_where_losses_are_as_good_as_equal()
    {
        var trials = Begun(3) with
        {
            Judged = [Judged(1, 0, 0.4, 90), Judged(1, 1, 0.40001, 30), Judged(1, 2, 0.41, 10)],
        };
        Assert.Equal(1, trials.Winner);
    }

    [Fact]
    public void A_candidate_that_gave_nothing_does_not_win_and_where_none_gave_anything_the_first_is_taken()
    {
        var failed = new TrialJudged(1, 1, 0, 90, true) { Failure = "the rows hold no labels" };
        Assert.Equal(1, (Begun(2) with { Judged = [failed, Judged(1, 1, 9, 90)] }).Winner);
        Assert.Equal(0, (Begun(2) with { Judged = [failed, failed with { Candidate = 1 }] }).Winner);
    }

    [Fact]
    public void They_come_to_an_end_and_the_winner_is_among_the_best_of_the_last_round() => Gen.Select(Gen.Double[0.1, 1].Array[2, 9], Gen.Long[50, 5_000]).Sample((losses, rows) =>
    {
        var walked = Walk(losses, rows);
        var last = walked.Judged.Where(one => one.Round == walked.Judged.Max(found => found.Round)).ToList();
        Assert.InRange(walked.Judged.Count, losses.Length, losses.Length * 3);
        Assert.InRange(losses[walked.Winner], 0, last.Min(one => one.Loss!.Value) * (1 + Trials.Indifference));
    });

    [Fact]
    public void Trials_cost_the_part_of_a_retrain_that_their_rows_are()
    {
        var walked = Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000, begun => begun with { RowPrice = 0.01 });
        Assert.Equal((400 + 400) * 0.01, walked.Cost, 1e-9);
        Assert.Equal(0, Walk([0.5, 0.4], rows: 10_000).Cost);
    }

    [Fact]
    public void A_round_that_the_limit_does_not_hold_is_not_begun()
    {
        TrialsBegun Priced(TrialsBegun begun, double limit) => begun with { RowPrice = 0.01, FirstRows = FirstRows, Limit = limit };
        Assert.Equal(6, Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000, begun => Priced(begun, 8)).Judged.Count);
        Assert.Equal(4, Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000, begun => Priced(begun, 7.99)).Judged.Count);
        var none = Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000, begun => Priced(begun, 3.99));
        Assert.Equal((0, 0), (none.Judged.Count, none.Winner));
        Assert.Equal("to try 4 ways may cost 4.00, and the budget leaves 3.99: full on the newest 0 days", none.Words);
    }

    [Fact]
    public void No_walk_costs_more_than_its_limit() => Gen.Select(Gen.Double[0.1, 1].Array[2, 9], Gen.Long[50, 5_000], Gen.Double[0, 40]).Sample((losses, rows, limit) =>
        Assert.True(Walk(losses, rows, begun => begun with { RowPrice = 0.01, FirstRows = Math.Min(rows, FirstRows), Limit = limit }).Cost <= limit));

    [Fact]
    public void The_words_begin_with_the_winner() => Assert.StartsWith(
        "loss on the days before those that judge: full on the newest 2 days 0.3000 after", Walk([0.5, 0.4, 0.3], rows: 300).Words, StringComparison.Ordinal);

    private static Trials Begun(int candidates) => new(
        new TrialsBegun(1, World.Day(0), World.Day(9), World.Day(9), World.Day(11), 99, [.. Enumerable.Range(0, candidates)
            .Select(days => Recipe.Plain with { Window = TrainingWindow.Sliding, Span = TimeSpan.FromDays(days) })]),
        []);

    private static TrialJudged Judged(int round, int candidate, double loss, long rows, bool whole = true) => new(1, round, candidate, rows, whole) { Loss = loss };

    /// <summary>Takes every step that is asked for; each candidate has as many rows.</summary>
    private static Trials Walk(double[] losses, long rows, Func<TrialsBegun, TrialsBegun>? with = null)
    {
        var trials = Begun(losses.Length);
        trials = trials with { Begun = with?.Invoke(trials.Begun) ?? trials.Begun };
        while (trials.Next is var (round, candidate))
        {
            var taken = Math.Min(rows, FirstRows << (round - 1));
            trials = trials with { Judged = trials.Judged.Add(Judged(round, candidate, losses[candidate], taken, taken == rows)) };
        }

        return trials;
    }
}
