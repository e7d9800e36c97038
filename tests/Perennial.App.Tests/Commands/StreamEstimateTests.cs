using Perennial.App.Commands;
using Perennial.Decide;
using Perennial.Monitor;

namespace Perennial.App.Tests.Commands;

/// <summary>What the whole loop says of columns that move, and of days whose labels are far away.</summary>
public sealed class StreamEstimateTests(ITestOutputHelper output)
{
    private const int Days = 44;
    private const int Moves = 30;

    private const string Late =
        """
        model: late
        task: binary
        columns: { time: time, id: id }
        features:
          - { name: minute, type: numeric }
          - { name: distance, type: numeric }
          - { name: carrier, type: categorical }
        label: { name: late, matures_after: 6d }
        costs: { currency: USD, loss: 1, retrain: 100000 }
        train: { first: 14d, minimum: { rows: 200, positives: 50 }, parameters: { num_iterations: 10, min_data_in_leaf: 200, learning_rate: 0.3, num_leaves: 4 } }
        retrain: { when: { drift: { false_alarms: 1 per 90d }, not: [quality] }, cooldown: 60d }
        evaluate: { quality: { judge: 4d, inconclusive: continue } }
        rollout: []

        """;

    [Fact]
    public async Task What_matters_is_named_first_and_days_without_labels_are_estimated_and_a_second_life_says_the_same()
    {
        using var house = await ReplayAsync();
        Ranked(house);
        Estimated(house);
        using var again = await ReplayAsync();
        Assert.Equal(house.Journal.Select(one => one.Event.Digest), again.Journal.Select(one => one.Event.Digest));
    }

    private static Task<StreamHouse> ReplayAsync() => StreamHouse.ReplayAsync(new FlightsStream(StreamHouse.Small(Days, 250), Moves), Late);

    private void Ranked(StreamHouse house)
    {
        var looks = house.Dated<SignalsObserved>();
        Assert.DoesNotContain(looks, look => look.Day <= Moves && look.Fact.Drift.Any(one => one.State == SignalState.Alarm));
        var moved = looks.Last(look => look.Day == Moves + 7).Fact;
        var (minute, distance) = (moved.Drift.Single(one => one.Column == "minute"), moved.Drift.Single(one => one.Column == "distance"));
        Assert.Equal((SignalState.Alarm, SignalState.Alarm, SignalState.Quiet), (minute.State, distance.State, moved.Drift.Single(one => one.Column == "carrier").State));
        string[] said = [.. AlarmText.Of(moved).Where(line => line.StartsWith("drift: ", StringComparison.Ordinal))];
        Assert.All(said, output.WriteLine);
        Assert.True(distance.StabilityIndex > minute.StabilityIndex);
        Assert.Equal((1, true, 2, false), (minute.Importance!.Rank, minute.Importance.Matters, distance.Importance!.Rank, distance.Importance.Matters));
        Assert.NotNull(minute.Importance.LossChange);
        Assert.All(moved.Drift, one => Assert.Equal(1.0 / 90, one.Threshold!.Value, 1e-12));
        Assert.StartsWith("drift: minute has moved", said[0], StringComparison.Ordinal);
        Assert.Contains("and matters: it moves the answers by", said[0], StringComparison.Ordinal);
        Assert.Contains("and hardly matters", said[1], StringComparison.Ordinal);
        var vote = house.Dated<DecisionTaken>().Last(one => one.Day == Moves + 7).Fact.Decision.Votes.Single(one => one.Trigger == Trigger.Drift);
        Assert.StartsWith("minute drifted", vote.Because, StringComparison.Ordinal);
    }

    private void Estimated(StreamHouse house)
    {
        var state = house.Journal.Aggregate(ModelState.Start, (all, one) => all.After(one));
        var errors = EstimateErrors.Of(state.Monitor);
        var then = house.Journal.TakeWhile(one => one.Event.AsOf <= StreamHouse.Start.AddDays(Days - 4)).Aggregate(ModelState.Start, (all, one) => all.After(one));
        output.WriteLine($"{EstimateView.Of(then.Registry.Declared(), then.Monitor)}; in the end: {errors}");
        Assert.Equal(6, UnlabelledLoss.Of(then.Monitor)!.Days);
        Assert.Null(UnlabelledLoss.Of(state.Monitor));
        Assert.True(errors.Days > 12);
        var shifted = EstimateErrors.Pairs(state.Monitor).Where(pair => pair.Estimate.Day >= Terms.Days.Of(StreamHouse.Start.AddDays(Moves))).ToList();
        Assert.InRange(shifted.Count(pair => pair.Lost >= pair.Estimate.Lower && pair.Lost <= pair.Estimate.Upper), shifted.Count - 2, shifted.Count);
        Assert.True(shifted.Count >= 6);

        // Estimated when the day is sealed, or when there is a first champion, and before its labels are known: from labels of days before it.
        Assert.All(house.Dated<CohortEstimated>(), one => Assert.InRange(Terms.Days.Of(StreamHouse.Start.AddDays(one.Day)).DayNumber - one.Fact.Estimate.Day.DayNumber, 1, 6));
        Assert.All(state.Monitor.Estimates, one => Assert.True(one.LabelledTo < one.Day));
    }
}
