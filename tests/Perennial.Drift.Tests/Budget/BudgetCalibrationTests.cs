using Perennial.Drift.Budget;
using Perennial.Drift.Multiplicity;
using Perennial.Drift.Multivariate;
using Perennial.Drift.Tests.TwoSample;
using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Tests.Budget;

/// <summary>Budgets over columns and looks are kept where nothing drifts; the long version is a proof.</summary>
public sealed class BudgetCalibrationTests
{
    [Fact]
    public void A_budget_over_repeated_looks_is_kept_and_looking_naively_is_not()
    {
        const int Streams = 200, Looks = 60;
        var budget = new FalseAlarmBudget(200);
        var (ofBudget, ofEvidence, naive) = (0, 0, 0);
        for (var stream = 0; stream < Streams; stream++)
        {
            var random = new Random(stream);
            var detector = new EvidenceDetector(budget, 3);
            var alarms = (Budget: false, Evidence: false, Naive: false);
            for (var look = 0; look < Looks; look++)
            {
                var shared = random.NextDouble();
                double[] p = [shared, random.NextDouble() < 0.7 ? shared : random.NextDouble(), random.NextDouble()];
                alarms = (alarms.Budget | budget.Alarms(p).Contains(true), alarms.Evidence | detector.Update(p), alarms.Naive | p.Min() <= 0.05);
            }

            (ofBudget, ofEvidence, naive) = (ofBudget + (alarms.Budget ? 1 : 0), ofEvidence + (alarms.Evidence ? 1 : 0), naive + (alarms.Naive ? 1 : 0));
        }

        var most = (budget.MostProbabilityBy(Looks) * Streams) + (4 * Math.Sqrt(0.3 * 0.7 * Streams));
        Assert.InRange(ofBudget, 1, most);
        Assert.InRange(ofEvidence, 0, most);
        Assert.InRange(naive, Streams * 0.95, Streams);
    }

    [Fact]
    public void The_mean_run_to_a_false_alarm_of_evidence_is_at_least_that_stated()
    {
        var budget = new FalseAlarmBudget(20);
        var runs = Enumerable.Range(0, 300).Select(stream =>
        {
            var (random, detector) = (new Random(stream), new EvidenceDetector(budget, 1));
            while (!detector.Update([random.NextDouble()]))
            {
            }

            return (double)detector.Looks;
        }).ToList();
        Assert.InRange(runs.Average(), budget.LooksPerAlarm * (1 - (4 / Math.Sqrt(300))), 1e6);
    }

    [Fact]
    public void Weak_drift_that_no_look_shows_alone_is_gathered_by_evidence()
    {
        var budget = new FalseAlarmBudget(10_000);
        var (random, detector) = (new Random(7), new EvidenceDetector(budget, 2));
        var looks = 0;
        while (!detector.Update([random.NextDouble(), Math.Pow(random.NextDouble(), 3)]) && looks < 1000)
        {
            looks++;
        }

        Assert.InRange(looks, 2, 100);
        Assert.Equal(1, detector.Strongest());
    }

    [Fact]
    public void Max_T_over_correlated_columns_is_exact_where_Bonferroni_wastes()
    {
        const int Streams = 200;
        var (maxT, bonferroni) = (0, 0);
        for (var stream = 0; stream < Streams; stream++)
        {
            var random = new Random(stream);
            var (x, y) = (Columns(random, 40), Columns(random, 30));
            maxT += MaxT.KolmogorovSmirnov(x, y, 99, stream).Min(column => column.PValue) <= 0.1 + 1e-12 ? 1 : 0;
            bonferroni += x.Zip(y, (a, b) => KolmogorovSmirnov.Test(a, b).PValue).Min() * x.Length <= 0.1 ? 1 : 0;
        }

        Assert.InRange(maxT, 20 - 17, 20 + 17);
        Assert.True(bonferroni < maxT, $"{bonferroni} against {maxT}");
    }

    [Fact]
    public void Multivariate_tests_keep_their_alpha()
    {
        const int Streams = 150;
        var slack = 4 * Math.Sqrt(0.1 * 0.9 * Streams);
        void Keeps(bool isAtMost, Func<Random, double> p)
        {
            var alarms = Enumerable.Range(0, Streams).Count(stream => p(new Random(stream)) <= 0.1 + 1e-12);
            Assert.InRange(alarms, isAtMost ? 0 : (0.1 * Streams) - slack, (0.1 * Streams) + slack);
        }

        Keeps(false, random => MaximumMeanDiscrepancy.Test(Rows(random, 40), Rows(random, 30), new() { Permutations = 99, Seed = 5 }).PValue);
        Keeps(false, random => MaximumMeanDiscrepancy.TestLinear(Rows(random, 200), Rows(random, 200)).PValue);
        Keeps(false, random => ReconstructionError.Fit(Rows(random, 200)).Judge(Rows(random, 60)).PValue);
        Keeps(false, random => QuantTree.Fit(Rows(random, 160), new() { Bins = 8, Simulations = 499 }).ForBatches(50).Test(Rows(random, 50)).PValue);
        Keeps(true, random => DomainClassifier.Test(Rows(random, 60), Rows(random, 40), LinearDiscriminant.Score, new() { Seed = 5 }).PValue);
        Keeps(false, random => DomainClassifier.Test(
            Rows(random, 30), Rows(random, 20), LinearDiscriminant.Score, new() { Folds = 2, Permutations = 19, Seed = 5 }).PValue);
    }

    private static MatrixRows Rows(Random random, int rows) => MatrixRows.OfColumns([.. Columns(random, rows)[..3]]);

    private static double[][] Columns(Random random, int rows)
    {
        var factor = Draws.Of(random, rows, z => z);
        return [.. Enumerable.Range(0, 20).Select(_ => factor.Select(f => (0.9 * f) + (0.4 * Draws.Normal(random))).ToArray())];
    }
}
