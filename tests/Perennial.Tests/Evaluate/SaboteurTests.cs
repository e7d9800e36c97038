using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Serve;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests.Evaluate;

/// <summary>Each is stopped by the gate that is made for it, in the whole loop, and named; a sound one passes them all.</summary>
public sealed class SaboteurTests
{
    private const int Days = 10;

    [Fact]
    public void A_leaked_label_is_stopped_by_the_data_gate()
    {
        using var life = Sabotage.With(FeatureType.Numeric, (request, _, label) => 10 + label + (0.1 * Sabotage.Chance(request))).Until(Days);
        Refused(life, DataCheck.Leak, "gives the label away");
    }

    [Fact]
    public void A_leaked_label_in_words_is_stopped_too()
    {
        using var life = Sabotage.With(FeatureType.Categorical, (_, _, label) => label switch { 1 => "late", 0 => "on time", _ => null }).Until(Days);
        Refused(life, DataCheck.Leak, "gives the label away");
    }

    [Fact]
    public void An_identifier_is_stopped_by_the_data_gate()
    {
        using var life = Sabotage.With(FeatureType.Categorical, (request, _, _) => request.Id).Until(Days);
        Refused(life, DataCheck.Unique, "is an identifier");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void A_value_from_the_future_is_stopped_by_the_data_gate(double unit)
    {
        using var life = Sabotage.With(FeatureType.Numeric, (request, _, _) => unit * (request.OccurredAt.ToUnixTimeSeconds() + (20_000 * (Sabotage.Chance(request) - 0.5)))).Until(Days);
        Refused(life, DataCheck.Future, "knows of the future");
    }

    [Fact]
    public void A_change_of_unit_is_stopped_by_the_data_gate()
    {
        using var life = Sabotage.With(FeatureType.Numeric, (request, day, _) => Minutes(request) / (day < 2 ? 1 : 60)).Until(Days);
        Refused(life, DataCheck.Unit, "changed its unit on 2024-01-03");
    }

    [Fact]
    public void A_loss_that_is_no_number_is_stopped_by_the_gate_of_losses()
    {
        using var life = Sound();
        life.Trainer.Reports[1] = new TrainingReport { Losses = [0.69, 0.5, double.NaN] };
        Judged(life.Until(Days), LossGate.Name, "a loss of NaN (the 3. of 3)");
    }

    [Fact]
    public void A_skew_between_training_and_serving_is_stopped_by_its_gate()
    {
        using var life = Sound();
        life.Trainer.Reports[1] = new TrainingReport { Answers = [.. Enumerable.Repeat<IReadOnlyList<double>>([0.123], 400)] };
        Judged(life.Until(Days), SkewGate.Name, "400 of 400 rows otherwise than its trainer did (row 1: 0.123 there, ");
    }

    [Fact]
    public void Shuffled_labels_are_stopped_by_the_quality_gate_beside_a_champion()
    {
        using var life = Sound();
        life.Trainer.Shuffled.Add(3);
        life.Acts[Days + 2] = new RetrainRequested("to see whether nonsense is let in");
        life.Until(Days + 4);
        Assert.Equal((Trigger.Person, RunOutcome.Rejected), (life.State.Train.Runs[2].Trigger, life.State.Train.Runs[2].Outcome));
        var refused = Assert.Single(life.Facts.OfType<GateJudged>(), judged => judged.Run == 3 && judged.Verdict.Outcome != Outcome.Pass);
        Assert.Equal(("quality", Outcome.Fail), (refused.Verdict.Gate, refused.Verdict.Outcome));
        Assert.Equal([1], life.State.Registry.Reigns.Select(reign => reign.Version));
    }

    /// <summary>What shuffled labels teach may be a little better than nothing by luck: without a champion only what is worse than nothing is sure to be stopped.</summary>
    [Fact]
    public void Labels_the_wrong_way_round_are_stopped_by_the_training_gate_without_one()
    {
        using var life = Sound();
        life.Trainer.Artifacts[1] = [0.8, 0.8, 0.2, 0.2];
        Judged(life.Until(Days), "training", "of the trivial answer");
    }

    [Fact]
    public void Whatever_a_trainer_claims_its_version_is_judged_by_what_it_answers()
    {
        using var life = Sound();
        life.Trainer.Artifacts[1] = [0.8, 0.8, 0.2, 0.2];
        life.Trainer.Reports[1] = new TrainingReport { Losses = [0.7, 0.01, 0.001, 0.0001, 0], Figures = new Dictionary<string, double> { ["auc"] = 1 } };
        Judged(life.Until(Days), "training", "of the trivial answer");
    }

    [Fact]
    public void A_sound_challenger_passes_every_gate_there_is()
    {
        using var life = Sound(Everything);
        life.Trainer.Artifacts[1] = [0.2, 0.21, 0.79, 0.8];
        life.Trainer.Reports[1] = new TrainingReport { Losses = [0.69, 0.6, 0.55, 0.52, 0.5], Figures = new Dictionary<string, double> { ["rows"] = 450 } };
        life.Until(Days);
        var verdicts = life.Facts.OfType<GateJudged>().Where(judged => judged.Run == 1).Select(judged => judged.Verdict).ToList();
        Assert.Equal(["data", "loss", "training", "behaviour", "no-change", "quality"], verdicts.Select(verdict => verdict.Gate));
        Assert.All(verdicts, verdict => Assert.True(verdict.Outcome == Outcome.Pass, verdict.Because));
        Assert.Null(verdicts[0].Findings);
        Assert.Equal(1, life.State.Registry.Champion);
    }

    [Fact]
    public void What_a_person_allows_is_not_stopped()
    {
        using var life = Sabotage.With(
            FeatureType.Categorical, (request, _, _) => request.Id,
            model => model with { Data = new() { Expect = [new ExpectOptions(Sabotage.Column) { Unique = 1 }] } });
        Assert.Equal(RunOutcome.Passed, life.Until(Days).State.Train.Runs[0].Outcome);
    }

    [Fact]
    public void What_a_person_wants_told_is_told_and_not_stopped()
    {
        using var life = Sabotage.With(
            FeatureType.Categorical, (request, _, _) => request.Id, model => model with { Data = new() { Tell = [DataCheck.Unique] } });
        Assert.Equal(RunOutcome.Passed, life.Until(Days).State.Train.Runs[0].Outcome);
        Assert.Contains("to be looked at: column 'extra' is an identifier", Gate(life, "data").Because, StringComparison.Ordinal);
    }

    private static Life Sound(Func<ModelDeclaration, ModelDeclaration>? change = null) =>
        Sabotage.With(FeatureType.Numeric, (request, _, _) => Minutes(request), change);

    private static ModelDeclaration Everything(ModelDeclaration model) => model with
    {
        Data = new()
        {
            LabelShift = 0.1, Freshness = TimeSpan.FromDays(2), Volume = 2, Duplicates = 0.5,
            Refuse = [DataCheck.Type, DataCheck.TimeIndex],
            Expect =
            [
                new("x") { Missing = 0, Min = 0, Max = World.Values - 1 }, new("c") { Missing = 0.2, Categories = ["a", "b"] }, new(Sabotage.Column) { Missing = 0, Min = 0 },
            ],
        },
        Training = new() { NoChange = true },
        Behaviours = new()
        {
            InvariantTo = ["c", Sabotage.Column], IncreasingIn = ["x"],
            Rows = [new BehaviourRow(new Dictionary<string, string> { ["x"] = "3" }) { AtLeast = 0.7 }, new BehaviourRow(new Dictionary<string, string> { ["x"] = "0" }) { AtMost = 0.3 }],
        },
    };

    private static double Minutes(Request request) => Math.Exp(4 + (0.8 * Sabotage.Chance(request)));

    private static void Refused(Life life, DataCheck check, string says)
    {
        var verdict = Gate(life, "data");
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        var finding = Assert.Single(verdict.Findings!, finding => finding.Refuses);
        Assert.Equal((check, Sabotage.Column), (finding.Check, finding.Column));
        Assert.Contains(says, verdict.Because, StringComparison.Ordinal);
        Assert.Contains(finding.Remedy, verdict.Because, StringComparison.Ordinal);
        Assert.All(verdict.Figures.Values, figure => Assert.True(double.IsFinite(figure)));
        Ended(life);
    }

    private static void Judged(Life life, string gate, string says)
    {
        var verdict = Gate(life, gate);
        Assert.True(verdict.Outcome != Outcome.Pass, verdict.Because);
        Assert.Contains(says, verdict.Because, StringComparison.Ordinal);
        Ended(life);
    }

    private static Verdict Gate(Life life, string gate) => life.Facts.OfType<GateJudged>().First(judged => judged.Run == 1 && judged.Verdict.Gate == gate).Verdict;

    /// <summary>The first run came to nothing, and no gate but the one named said no.</summary>
    private static void Ended(Life life)
    {
        Assert.Equal(RunOutcome.Rejected, life.State.Train.Runs[0].Outcome);
        Assert.Single(life.Facts.OfType<GateJudged>(), judged => judged.Run == 1 && judged.Verdict.Outcome != Outcome.Pass);
        Assert.DoesNotContain(life.State.Registry.Reigns, reign => reign.Version == life.State.Train.Runs[0].Version);
    }
}
