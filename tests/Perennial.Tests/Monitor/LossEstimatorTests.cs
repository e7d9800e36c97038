using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Decide;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Monitor;

/// <summary>What a version probably loses where no label has come: against what it loses when they do.</summary>
public sealed class LossEstimatorTests(ITestOutputHelper output)
{
    private const int DayRows = 300;

    [Theory]
    [InlineData(MetricKind.LogLoss)]
    [InlineData(MetricKind.Brier)]
    [InlineData(MetricKind.ErrorRate)]
    public void Under_covariate_shift_the_loss_of_a_calibrated_version_lies_within_the_band(MetricKind metric)
    {
        var model = GivenModel.Flights with { Metric = metric };
        var random = new Random(5);
        var (inside, trials) = (0, 200);
        for (var trial = 0; trial < trials; trial++)
        {
            var (known, answers) = Drawn(random, 7, 0.5);
            var estimator = LossEstimator.Fit(model, known, answers)!;
            var (later, shifted) = Drawn(random, 1, 1.5);
            var estimate = estimator.Estimate(GivenCohorts.Day(9), 1, later, shifted)!;
            var lost = later.Mean(later.Losses(model, shifted));
            inside += lost >= estimate.Lower && lost <= estimate.Upper ? 1 : 0;
        }

        output.WriteLine($"{metric}: {inside} of {trials} days within a band of {model.Quality.Confidence}");
        Assert.InRange(inside, trials - Noise.Most(1 - model.Quality.Confidence, trials), trials);
    }

    [Fact]
    public void A_version_that_is_too_sure_is_calibrated_first()
    {
        var random = new Random(6);
        var (known, honest) = Drawn(random, 7, 0.5, 2_000);
        var sure = Array.ConvertAll(honest, Sure);
        var (later, answers) = Drawn(random, 1, 1.2, 4_000);
        var estimate = LossEstimator.Fit(GivenModel.Flights, known, sure)!.Estimate(GivenCohorts.Day(9), 1, later, Array.ConvertAll(answers, Sure))!;
        var lost = later.Mean(later.Losses(GivenModel.Flights, Array.ConvertAll(answers, Sure)));
        Assert.InRange(lost, estimate.Lower, estimate.Upper);
        Assert.Equal(lost, estimate.Loss, 0.03);
        Assert.NotEqual(lost, later.Mean(later.Losses(GivenModel.Flights, answers)), 0.03);
    }

    // Rows of one week share a shock that the next week does not: a week by itself shows nothing of it.
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void A_week_of_days_that_are_alike_covers_too_few_and_what_earlier_estimates_missed_mends_it(int weeksBefore)
    {
        var (model, random) = (GivenModel.Flights, new Random(12));
        var (inside, trials, missed) = (0, 100, new List<double>());
        for (var trial = -weeksBefore; trial < trials; trial++)
        {
            var (known, answers) = Shocked(random, 7);
            var (later, shifted) = Shocked(random, 1);
            var estimate = LossEstimator.Fit(model, known, answers)!.Estimate(GivenCohorts.Day(9), 1, later, shifted, [.. missed])!;
            var lost = later.Mean(later.Losses(model, shifted));
            inside += trial >= 0 && lost >= estimate.Lower && lost <= estimate.Upper ? 1 : 0;
            missed.AddRange(weeksBefore == 0 ? [] : [lost - estimate.Loss]);
        }

        output.WriteLine($"{inside} of {trials} after {weeksBefore} weeks");
        Assert.InRange(inside, weeksBefore == 0 ? 0 : trials - Noise.Most(1 - model.Quality.Confidence, trials), weeksBefore == 0 ? 80 : trials);
    }

    [Fact]
    public void The_variance_of_a_band_is_the_mean_of_all_squares_and_never_less_than_the_chance_of_the_rows()
    {
        var (known, answers) = Drawn(new Random(13), 7, 0.5);
        var (later, shifted) = Drawn(new Random(14), 1, 0.5);
        var estimator = LossEstimator.Fit(GivenModel.Flights, known, answers)!;
        var alone = estimator.Estimate(GivenCohorts.Day(9), 1, later, shifted)!;
        var own = double.Hypot(alone.DayError, alone.SharedError);
        double[] missed = [0.3, -0.1, 0.2, -0.4];
        var pooled = estimator.Estimate(GivenCohorts.Day(9), 1, later, shifted, missed)!;

        Assert.Null(alone.MissedDays);
        Assert.Equal(4, pooled.MissedDays);
        Assert.Equal(((6 * own * own) + 0.09 + 0.01 + 0.04 + 0.16) / 10, Math.Pow(pooled.DayError, 2) + Math.Pow(pooled.SharedError, 2), 12);
        Assert.Equal(2.228139, pooled.Errors, 6);
        Assert.Equal(2.446912, alone.Errors, 6);
        Assert.Equal(alone.DayError / alone.SharedError, pooled.DayError / pooled.SharedError, 9);
        var never = estimator.Estimate(GivenCohorts.Day(9), 1, later, shifted, new double[90])!;
        Assert.InRange(double.Hypot(never.DayError, never.SharedError), 0.5 * own, own);
    }

    [Fact]
    public void Classes_are_estimated_from_the_probability_of_each()
    {
        var model = GivenModel.Flights with { Task = TaskKind.Multiclass, Label = GivenModel.Flights.Label with { Classes = ["a", "b", "c"] } };
        var random = new Random(8);
        var (known, answers) = Classes(random, 2_100, 7, 1.5);
        var (later, shifted) = Classes(random, 3_000, 1, 0.5);
        var estimate = LossEstimator.Fit(model, known, answers)!.Estimate(GivenCohorts.Day(9), 1, later, shifted)!;
        Assert.InRange(later.Mean(later.Losses(model, shifted)), estimate.Lower, estimate.Upper);
        Assert.NotEqual(known.Mean(known.Losses(model, answers)), estimate.Loss, 0.02);
    }

    // How far an answer is off grows with a feature that moves, in the second lot by day too.
    [Theory]
    [InlineData(MetricKind.AbsoluteError, 0)]
    [InlineData(MetricKind.SquaredError, 0.4)]
    public void The_loss_of_numbers_is_followed_where_rows_become_harder_and_lies_within_the_band(MetricKind metric, double shock)
    {
        var model = GivenModel.Flights with { Task = TaskKind.Regression, Metric = metric };
        var random = new Random(15);
        var (inside, trials, nearer) = (0, 100, 0);
        for (var trial = 0; trial < trials; trial++)
        {
            var (known, answers) = Numbers(random, 7, 0.5, shock);
            var (later, shifted) = Numbers(random, 1, 1.5, shock);
            var estimate = LossEstimator.Fit(model, known, answers)!.Estimate(GivenCohorts.Day(9), 1, later, shifted)!;
            var lost = later.Mean(later.Losses(model, shifted));
            inside += lost >= estimate.Lower && lost <= estimate.Upper ? 1 : 0;
            nearer += Math.Abs(lost - estimate.Loss) < Math.Abs(lost - known.Mean(known.Losses(model, answers))) ? 1 : 0;
            Assert.Equal("direct", estimate.Method);
        }

        output.WriteLine($"{metric}: {inside} of {trials} days within the band, {nearer} nearer than the labelled days' mean");
        Assert.InRange(inside, trials - Noise.Most(1 - model.Quality.Confidence, trials), trials);
        Assert.InRange(nearer, 80, 100);
    }

    [Fact]
    public void Missing_numbers_stand_at_the_median_and_categories_are_not_looked_at()
    {
        var model = GivenModel.Flights with { Task = TaskKind.Regression, Metric = MetricKind.AbsoluteError };
        var (rows, answers) = Numbers(new Random(17), 4, 0.5, 0);
        var hard = rows.Features.Numbers(0);
        var later = rows with { Features = new FeatureTable(rows.Count, [Enumerable.Repeat(double.NaN, rows.Count).ToArray(), rows.Features.Texts(1)]) };
        var estimator = LossEstimator.Fit(model, rows, answers)!;
        var middle = hard.Order().ElementAt(hard.Length / 2);
        var same = rows with { Features = new FeatureTable(rows.Count, [Enumerable.Repeat(middle, rows.Count).ToArray(), new string?[rows.Count]]) };
        Assert.Equal(estimator.Expected(same, answers), estimator.Expected(later, answers));
        Assert.NotEqual(estimator.Expected(rows, answers), estimator.Expected(later, answers));
        Assert.Null(estimator.Estimate(GivenCohorts.Day(9), 1, rows, [.. answers.Select(_ => double.PositiveInfinity)]));
    }

    [Fact]
    public void Too_few_rows_or_days_and_answers_that_are_none_are_not_estimated()
    {
        var (rows, answers) = Drawn(new Random(1), 3, 0.5, 100);
        Assert.NotNull(LossEstimator.Fit(GivenModel.Flights, rows, answers));
        Assert.Null(LossEstimator.Fit(GivenModel.Flights, rows.Where(row => row < 199), answers[..199]));
        Assert.Null(LossEstimator.Fit(GivenModel.Flights, rows.Where(row => row < 200), answers[..200]));
        Assert.Null(LossEstimator.Fit(GivenModel.Flights, rows, [.. answers.Select(answer => 2 * answer)]));
        Assert.Null(LossEstimator.Fit(GivenModel.Flights, rows, answers)!.Estimate(GivenCohorts.Day(9), 1, rows, [.. answers.Select(_ => double.NaN)]));
    }

    [Fact]
    public void Every_sealed_day_without_labels_is_estimated_once_and_its_error_is_known_when_they_come()
    {
        var random = new Random(9);
        GivenLog.Row[] rows = [.. Enumerable.Range(0, 20 * DayRows).Select(row => random.NextDouble())
            .Select((chance, row) => new GivenLog.Row(row / (double)DayRows, random.NextDouble() < chance ? 1 : 0, Minute: chance, Score: chance))];
        var given = new GivenLog(rows);
        using var versions = new VersionLoader(given);
        var monitor = new ModelMonitor(given.Log, versions);
        var registry = GivenEvidence.Calm().Registry with { Versions = [GivenEvidence.Version(1, 500, 0, 1)] };
        var sealedLog = LogState.Start with { FirstDay = GivenCohorts.Day(0), Before = GivenCohorts.At(16) };
        var state = Enumerable.Range(0, 12).Select(day => GivenCohorts.Of(day, (1, 0.5))).Aggregate(MonitorState.Start, (all, one) => all.After(new CohortMeasured(one)));

        var estimates = monitor.Estimate(registry, sealedLog, state).ToList();
        Assert.Equal([12, 13, 14, 15], estimates.Select(one => one.Day.DayNumber - GivenCohorts.Day(0).DayNumber));
        Assert.All(estimates, one => Assert.Equal((DayRows, 7 * DayRows, GivenCohorts.Day(5), GivenCohorts.Day(11)), (one.Rows, one.LabelledRows, one.LabelledFrom, one.LabelledTo)));
        state = estimates.Aggregate(state, (all, one) => all.After(new CohortEstimated(one)));
        Assert.Empty(monitor.Estimate(registry, sealedLog, state));

        var open = UnlabelledLoss.Of(state)!;
        Assert.Equal((4, 4L * DayRows), (open.Days, open.Rows));
        Assert.InRange(open.Error, 0, estimates.Max(one => one.Upper - one.Loss));
        Assert.Equal(0, EstimateErrors.Of(state).Days);
        state = state.After(new CohortMeasured(GivenCohorts.Of(12, (1, estimates[0].Loss + 0.5)))).After(new CohortMeasured(GivenCohorts.Of(13, (1, estimates[1].Loss))));
        Assert.Equal((2, 0.25, -0.25, 0.5), EstimateErrors.Of(state) is var errors
            ? (errors.Days, Math.Round(errors.MeanError!.Value, 12), Math.Round(errors.Bias!.Value, 12), errors.WithinRatio!.Value) : default);
        Assert.Equal(2, UnlabelledLoss.Of(state)!.Days);
    }

    private static double Sure(double score) => 1 / (1 + Math.Exp(-3 * Math.Log(score / (1 - score))));

    /// <summary>Answers that are right, of rows that are the easier the larger the exponent.</summary>
    private static (LabelledRows Rows, double[] Answers) Drawn(Random random, int days, double exponent, int dayRows = DayRows)
    {
        double[] answers = [.. Enumerable.Range(0, days * dayRows).Select(_ => Math.Clamp(Math.Pow(random.NextDouble(), exponent), 0.02, 0.98))];
        return (Rows(Array.ConvertAll(answers, answer => random.NextDouble() < answer ? 1.0 : 0), answers, days), answers);
    }

    private static (LabelledRows Rows, double[] Answers) Shocked(Random random, int days)
    {
        var shock = 0.15 * Noise.Normal(random);
        double[] answers = [.. Enumerable.Range(0, days * DayRows).Select(_ => 0.05 + (0.9 * random.NextDouble()))];
        return (Rows(Array.ConvertAll(answers, answer => random.NextDouble() < answer + (answer < 0.5 ? shock : -shock) ? 1.0 : 0), answers, days), answers);
    }

    private static (LabelledRows Rows, double[] Answers) Classes(Random random, int rows, int days, double exponent)
    {
        double[][] answers = [.. Enumerable.Range(0, rows).Select(_ => (Likely: random.Next(3), Sure: 0.9 * Math.Pow(random.NextDouble(), exponent))).Select(one => Enumerable.Range(0, 3).Select(place => ((1 - one.Sure) / 3) + (place == one.Likely ? one.Sure : 0)).ToArray())];
        double[] labels = [.. answers.Select(answer => random.NextDouble() is var at && at < answer[0] ? 0.0 : at < answer[0] + answer[1] ? 1 : 2)];
        double[] flat = [.. answers.SelectMany(answer => answer)];
        return (Rows(labels, flat, days), flat);
    }

    /// <summary>Answers that are off by up to three times a feature, and a little more or less on a whole day.</summary>
    private static (LabelledRows Rows, double[] Answers) Numbers(Random random, int days, double exponent, double shock)
    {
        var count = days * DayRows;
        double[] hard = [.. Enumerable.Range(0, count).Select(_ => 1 - Math.Pow(random.NextDouble(), exponent))];
        double[] byDay = [.. Enumerable.Range(0, days).Select(_ => Math.Exp(shock * Noise.Normal(random) / 4))];
        double[] answers = [.. hard.Select(_ => 10 * random.NextDouble())];
        double[] labels = [.. answers.Select((answer, row) => answer + (byDay[row * days / count] * 3 * hard[row] * ((2 * random.NextDouble()) - 1)))];
        return (Rows(labels, answers, days) with { Features = new FeatureTable(count, [hard, Array.ConvertAll(hard, one => (string?)(one > 0.5 ? "a" : "b"))]) }, answers);
    }

    private static LabelledRows Rows(double[] labels, double[] answers, int days) => new(
        labels, answers, [.. labels.Select(_ => 1.0)], new string?[labels.Length],
        [.. labels.Select((_, row) => (double)GivenCohorts.At(row * days / labels.Length).ToUnixTimeSeconds())], new FeatureTable(labels.Length, []));
}
