using CsCheck;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests.Train;

public sealed class TrialsTests
{
    private const long FirstRows = 100;
    private static readonly ModelDeclaration Model = Declared.Model with { Train = Declared.Model.Train with { TrialRows = FirstRows } };

    [Fact]
    public void Every_heat_trains_the_better_half_on_twice_the_rows_and_the_best_two_are_trained_on_all()
    {
        var walked = Walk([0.5, 0.4, 0.6, 0.3, 0.7, 0.8], rows: 10_000);
        Assert.Equal([(1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (1, 5), (2, 0), (2, 1), (2, 3), (3, 1), (3, 3)], walked.Judged.Select(one => (one.Round, one.Candidate)));
        Assert.Equal([100L, 100, 100, 100, 100, 100, 200, 200, 200, 10_000, 10_000], walked.Judged.Select(one => one.Rows));
        Assert.Equal(3, walked.Winner);
    }

    [Fact]
    public void Two_candidates_are_in_the_final_at_once() =>
        Assert.Equal([10_000L, 10_000], Walk([0.5, 0.4], rows: 10_000).Judged.Select(one => one.Rows));

    [Fact]
    public void What_grows_from_the_champion_has_heats_of_its_own_and_one_place_in_the_final()
    {
        var walked = Walk([0.5, 0.6, 0.7, 0.1, 0.2, 0.3, 0.4], rows: 10_000, begun => Grown(begun, from: 3));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Entered(walked, 1));
        Assert.Equal([0, 1, 3, 4], Entered(walked, 2));
        Assert.Equal([0, 1, 3], Entered(walked, 3));
        Assert.All(walked.Judged.Where(one => one.Round == 3), one => Assert.True(one.Whole));
    }

    [Fact]
    public void More_history_stays_more_history_in_a_heat()
    {
        var trials = Begun(2) with { Begun = Grown(Begun(4).Begun, from: 3) with { Rows = 10_000 } };
        Assert.Equal([0.01, 0.01, 0.2], new[] { (0, 10_000L), (1, 2_500), (3, 500) }.Select(one => trials.Share(Model, 1, one.Item1, one.Item2)));
        Assert.Equal(0.02, Walk([0.5, 0.4, 0.6, 0.3, 0.7, 0.8], rows: 10_000).Share(Model, 2, 0, 10_000));
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
        Assert.Equal((400 + 20_000) * 0.01, walked.Cost, 1e-9);
        Assert.Equal(0, Walk([0.5, 0.4], rows: 10_000).Cost);
    }

    [Fact]
    public void A_round_that_the_limit_does_not_hold_is_not_begun()
    {
        TrialsBegun Priced(TrialsBegun begun, double limit) => begun with { RowPrice = 0.01, Rows = 10_000, FirstRows = FirstRows, Limit = limit };
        Assert.Equal(6, Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000, begun => Priced(begun, 204)).Judged.Count);
        var heat = Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000, begun => Priced(begun, 203.99));
        Assert.Equal((4, 3), (heat.Judged.Count, heat.Winner));
        var none = Walk([0.5, 0.4, 0.6, 0.3], rows: 10_000, begun => Priced(begun, 3.99));
        Assert.Equal((0, 0), (none.Judged.Count, none.Winner));
        Assert.Equal("to try 4 ways may cost 4.00, and the budget leaves 3.99: full on the newest 0 days", none.Words);
    }

    [Fact]
    public void No_walk_costs_more_than_its_limit() => Gen.Select(Gen.Double[0.1, 1].Array[2, 9], Gen.Long[50, 5_000], Gen.Double[0, 40]).Sample((losses, rows, limit) =>
        Assert.True(Walk(losses, rows, begun => begun with { RowPrice = 0.01, Rows = rows, FirstRows = Math.Min(rows, FirstRows), Limit = limit }).Cost <= limit));

    [Fact]
    public void The_words_begin_with_the_winner() => Assert.StartsWith(
        "loss on the days before those that judge: full on the newest 2 days 0.3000 after", Walk([0.5, 0.4, 0.3], rows: 300).Words, StringComparison.Ordinal);

    private static Trials Begun(int candidates) => new(
        new TrialsBegun(1, World.Day(0), World.Day(9), World.Day(9), World.Day(11), 99, [.. Enumerable.Range(0, candidates)
            .Select(days => Recipe.Plain with { Window = TrainingWindow.Sliding, Span = TimeSpan.FromDays(days) })]),
        []);

    private static TrialsBegun Grown(TrialsBegun begun, int from) =>
        begun with { Candidates = [.. begun.Candidates.Select((one, at) => at < from ? one : one with { Strategy = TrainingStrategy.Incremental, Parent = 1 })] };

    private static IEnumerable<int> Entered(Trials trials, int round) => trials.Judged.Where(one => one.Round == round).Select(one => one.Candidate);

    private static TrialJudged Judged(int round, int candidate, double loss, long rows, bool whole = true) => new(1, round, candidate, rows, whole) { Loss = loss };

    /// <summary>Takes every step that is asked for; each candidate has as many rows.</summary>
    private static Trials Walk(double[] losses, long rows, Func<TrialsBegun, TrialsBegun>? with = null)
    {
        var trials = Begun(losses.Length);
        trials = trials with { Begun = with?.Invoke(trials.Begun) ?? trials.Begun };
        while (trials.Next is var (round, candidate))
        {
            var share = trials.Share(Model, round, candidate, rows);
            trials = trials with { Judged = trials.Judged.Add(Judged(round, candidate, losses[candidate], (long)Math.Round(rows * share), share >= 1)) };
        }

        return trials;
    }
}
