using Perennial.Decide;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests.Train;

public sealed class TrainStateTests
{
    private static readonly Recipe Chosen = Recipe.Plain with { HalfLife = TimeSpan.FromDays(9) };

    private static readonly (RunStep To, IFact Fact)[] Facts =
    [
        (RunStep.Snapshot, new RunStarted(1, Trigger.Money, "regret")),
        (RunStep.Try, new TrialsBegun(1, World.Day(0), World.Day(4), World.Day(4), World.Day(6), 10, [Recipe.Plain, Chosen])),
        (RunStep.Train, new DatasetTaken(1, Digest.None, World.Day(0), World.Day(4), World.Day(6), 10, 9)),
        (RunStep.Judge, new VersionRegistered(Samples.Version(1, Digest.None))),
        (RunStep.Ended, new RunEnded(1, RunOutcome.Passed, "good")),
    ];

    public static MatrixTheoryData<RunStep, RunStep> Moves { get; } = new(Enum.GetValues<RunStep>(), Enum.GetValues<RunStep>());

    [Theory, MemberData(nameof(Moves))]
    public void A_run_goes_on_step_by_step_ends_anywhere_and_does_nothing_else(RunStep from, RunStep to)
    {
        var state = Reached(from);
        var fact = Facts.Single(one => one.To == to).Fact;
        if (to == RunStep.Ended ? from != RunStep.Ended : from == Before(to))
        {
            Assert.Equal(to, state.After(fact, World.Start).Runs[^1].Step);
            return;
        }

        var fault = Assert.Throws<InvalidOperationException>(() => state.After(fact, World.Start));
        Assert.Contains(to == RunStep.Snapshot ? state.Active!.Doing : $"from {from} to {to}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_first_run_nothing_can_be_taken_or_ended() => Assert.All(Facts.Skip(1), one =>
        Assert.Throws<InvalidOperationException>(() => TrainState.Start.After(one.Fact, World.Start)));

    [Fact]
    public void A_run_keeps_all_that_happened_in_it()
    {
        var run = Reached(RunStep.Ended).Runs.Single();
        Assert.Equal((1, Trigger.Money, "regret", World.Start, 1, RunOutcome.Passed, "good"), (run.Number, run.Trigger, run.Because, run.StartedAt, run.Version, run.Outcome, run.Ending));
        Assert.Equal(9, run.Dataset!.Rows);
    }

    [Fact]
    public void Each_step_has_words_for_people() =>
        Assert.Equal(5, Enum.GetValues<RunStep>().Select(step => Reached(step).Runs[^1].Doing).Distinct().Count());

    [Fact]
    public void What_was_tried_and_chosen_is_how_the_dataset_is_taken()
    {
        var run = Reached(RunStep.Try).After(new TrialJudged(1, 1, 1, 9, true) { Loss = 0.5 }, World.Start).After(new RecipeChosen(1, 1, "less"), World.Start).Runs[^1];
        Assert.Equal((RunStep.Snapshot, Chosen, 0.5), (run.Step, run.Recipe, run.Trials!.Judged.Single().Loss));
    }

    /// <summary>A run whose way is declared takes its dataset without trying any.</summary>
    private static RunStep Before(RunStep step) => step switch
    {
        RunStep.Snapshot => RunStep.Ended,
        RunStep.Train => RunStep.Snapshot,
        _ => step - 1,
    };

    private static TrainState Reached(RunStep step) => Facts.Where(one => one.To <= step && (one.To != RunStep.Try || step == RunStep.Try))
        .Aggregate(TrainState.Start, (state, one) => state.After(one.Fact, World.Start));
}
