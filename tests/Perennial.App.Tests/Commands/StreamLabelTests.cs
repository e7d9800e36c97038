using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Simulation.Streams;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

/// <summary>What the whole loop does where most of the truth is never told.</summary>
public sealed class StreamLabelTests
{
    private const string Lender =
        """
        model: lender
        task: binary
        columns: { time: time, id: id }
        features:
          - { name: income, type: numeric }
          - { name: debt, type: numeric }
          - { name: months, type: numeric }
          - { name: work, type: categorical }
        label: { name: defaulted, matures_after: 4d, seen_when: approved }
        costs: { currency: USD, loss: 1, retrain: 50, decide_at: 0.2 }
        train: { first: 12d, window: { sliding: 8d }, minimum: { rows: 200, positives: 20 }, parameters: { QUICK } }
        retrain: { when: { rows: 1500 } }
        evaluate: { quality: { judge: 4d } }
        rollout: []

        """;

    [Fact]
    public async Task Labels_that_stopped_coming_are_an_outage_and_not_a_good_day()
    {
        using var house = await StreamHouse.ReplayAsync(
            new FraudStream(StreamHouse.Small(40, 300)) { PositiveRatio = 0.1, KnownWithinDays = 5, Silent = [20, 21] },
            """
            model: fraud
            task: binary
            columns: { time: time, id: id }
            features:
              - { name: amount, type: numeric }
              - { name: hour, type: numeric }
              - { name: abroad, type: numeric }
              - { name: card_days, type: numeric }
              - { name: merchant, type: categorical }
            label: { name: fraud, matures_after: 5d, absent_means: 0 }
            costs: { currency: USD, false_positive: 5, false_negative: amount, retrain: 1000, decide_at: 0.1 }
            train: { first: 10d, minimum: { rows: 500, positives: 50 }, parameters: { QUICK } }
            retrain: { when: { rows: 3000 } }
            evaluate: { quality: { judge: 3d, inconclusive: continue } }
            rollout: []

            """);
        var cohorts = house.Facts<CohortMeasured>().Select(one => one.Cohort).ToList();
        DateOnly[] silent = [Days.Of(StreamHouse.Start.AddDays(20)), Days.Of(StreamHouse.Start.AddDays(21))];
        Assert.Equal(silent, cohorts.Where(cohort => cohort.Outage == true).Select(cohort => cohort.Day));
        Assert.All(cohorts, cohort => Assert.Equal(cohort.Outage == true ? 0 : cohort.Rows, cohort.Labelled));
        Assert.All(cohorts, cohort => Assert.Equal(cohort.Positives, cohort.Arrived));
        Assert.Contains(house.Dated<DatasetTaken>(), one => one.Day > 30 && silent.All(day => one.Fact.Without!.Contains(day)));
    }

    [Fact]
    public async Task Where_versions_would_act_otherwise_and_no_label_can_exist_there_is_no_verdict()
    {
        using var house = await StreamHouse.ReplayAsync(new LenderStream(StreamHouse.Small(44, 250)) { ExploredRatio = 0 }, Lender);
        var verdicts = Quality(house);
        Assert.NotEmpty(verdicts);
        Assert.All(verdicts, verdict => Assert.Equal(Outcome.NotEnoughEvidence, verdict.Outcome));
        Assert.All(verdicts, verdict => Assert.True(verdict.Figures["unseen"] > SelectiveLabels.ToleratedRatio));
        Assert.All(Cohorts(house), cohort => Assert.Null(cohort.LabelledWeight));
    }

    [Fact]
    public async Task Loans_given_by_chance_stand_for_those_refused_and_let_versions_be_compared()
    {
        using var house = await StreamHouse.ReplayAsync(
            new LenderStream(StreamHouse.Small(44, 250)) { ExploredRatio = 0.2 },
            Lender.Replace("seen_when: approved", "seen_when: approved, explore: explored", StringComparison.Ordinal));
        Assert.Contains(Quality(house), verdict => verdict.Figures.ContainsKey("difference"));
        Assert.DoesNotContain(Quality(house), verdict => verdict.Figures.ContainsKey("unseen"));
        Assert.All(Cohorts(house), cohort => Assert.True(cohort.LabelledWeight > cohort.Labelled));
    }

    [Fact]
    public async Task How_many_labels_each_version_and_action_got_is_journaled()
    {
        using var house = await StreamHouse.ReplayAsync(new LenderStream(StreamHouse.Small(30, 250)), Lender);
        var covered = Cohorts(house).Where(cohort => cohort.Served is not null).ToList();
        Assert.NotEmpty(covered);
        Assert.All(covered, cohort => Assert.Equal(cohort.Labelled, cohort.Coverage!.Sum(one => one.Labelled)));
        Assert.All(covered, cohort => Assert.True(cohort.Coverage!.Sum(one => one.Rows) > cohort.Labelled));
        Assert.Contains(covered, cohort => cohort.Coverage!.Any(one => one.Acted) && cohort.Coverage!.Any(one => !one.Acted));
    }

    private static List<Verdict> Quality(StreamHouse house) => [.. house.Facts<GateJudged>()
        .Where(one => one.Run > 2 && one.Verdict.Gate == "quality").Select(one => one.Verdict)];

    private static List<Cohort> Cohorts(StreamHouse house) =>
        [.. house.Facts<CohortMeasured>().Select(one => one.Cohort).Where(cohort => cohort.Labelled > 0)];
}
