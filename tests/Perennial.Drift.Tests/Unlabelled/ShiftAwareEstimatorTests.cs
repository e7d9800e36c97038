using Perennial.Drift.Metrics;
using Perennial.Drift.Tests.Golden;
using Perennial.Drift.Unlabelled;

namespace Perennial.Drift.Tests.Unlabelled;

public sealed class ShiftAwareEstimatorTests
{
    private static readonly ShiftAwareOptions Shrunk = new() { Forms = [ShiftForm.Tempered, ShiftForm.Splines], Groups = 10 };

    // Where x is above 0 the label follows the score, below it is a coin: a shift of x to the left makes the model worse.
    [Theory]
    [InlineData(ShiftForm.Reweighted, 0.5)]
    [InlineData(ShiftForm.Tempered, 0.5)]
    [InlineData(ShiftForm.Splines, 1.1)]
    [InlineData(ShiftForm.Plain, 1)]
    [InlineData(null, 0.9)]
    public void A_shift_of_features_that_scores_do_not_show_is_followed(ShiftForm? form, double part)
    {
        var random = new Random(8);
        var (reference, features, labels) = Draw(random, 6000, 0);
        var (current, currentFeatures, truths) = Draw(random, 600, -1);
        var truth = ConfusionMatrix.At(current, truths).Accuracy!.Value;
        var plain = ConfidenceBasedEstimator.Fit(reference, labels).Estimate(current).Confusion.Accuracy!.Value;
        var options = form is { } one ? new ShiftAwareOptions { Forms = [one] } : new();
        var aware = ShiftAwareEstimator.Fit(reference, features, 1, labels, options).Estimate(current, currentFeatures);

        Assert.True(plain - truth > 0.05);
        Assert.InRange(Math.Abs(aware.Performance.Confusion.Accuracy!.Value - truth), 0, (part * (plain - truth)) + 1e-12);
        Assert.InRange(aware.EffectiveRows, 600, 6000);
    }

    [Theory]
    [InlineData(ShiftForm.Plain, 1e-9)]
    [InlineData(ShiftForm.Reweighted, 1e-4)]
    [InlineData(ShiftForm.Tempered, 1e-4)]
    [InlineData(ShiftForm.Lines, 1e-6)]
    [InlineData(ShiftForm.Splines, 1e-6)]
    [InlineData(null, 1e-4)]
    public void Every_form_and_their_mean_agree_with_scikit_learn(ShiftForm? form, double tolerance)
    {
        var ((scores, features, labels), (current, currentFeatures, _)) = (GoldenRows("0"), GoldenRows("1"));
        var options = form is { } one ? new ShiftAwareOptions { Forms = [one] } : new();
        var found = ShiftAwareEstimator.Fit(scores, features, 2, labels, options).Estimate(current, currentFeatures);
        var expected = Golden(form is null ? "mean" : $"{form}");

        Assert.Equal(300, expected.Length);
        Assert.All(expected, row => Assert.Equal(row.Expected, found.Probabilities[(int)row.At], tolerance));
        Assert.Equal(Golden("effective")[0].Expected, found.EffectiveRows, 0.01);
        Assert.Equal(ExpectedPerformance.Of(current, [.. found.Probabilities]), found.Performance);
        Assert.Equal(1, found.KeptShare);
    }

    [Theory]
    [InlineData(ShiftForm.Reweighted)]
    [InlineData(ShiftForm.Tempered)]
    [InlineData(ShiftForm.Lines)]
    [InlineData(ShiftForm.Splines)]
    [InlineData(null)]
    public void The_way_from_cbpe_is_as_long_as_scikit_learn_fitted_group_by_group_says(ShiftForm? form)
    {
        var ((scores, features, labels), (current, currentFeatures, _)) = (GoldenRows("0"), GoldenRows("1"));
        var options = form is { } one ? new ShiftAwareOptions { Forms = [one], Groups = 10 } : Shrunk;
        var found = ShiftAwareEstimator.Fit(scores, features, 2, labels, options).Estimate(current, currentFeatures);
        var name = form is null ? "two" : $"{form}";

        Assert.Equal(Golden($"share {name}")[0].Expected, found.KeptShare, 1e-3);
        Assert.All(Golden($"shrunk {name}"), row => Assert.Equal(row.Expected, found.Probabilities[(int)row.At], 1e-4));
    }

    // Features that say nothing: what the forms say beside CBPE is noise, and most of it is taken back. Where they tell of a shift they are kept.
    [Fact]
    public void A_departure_that_is_noise_is_taken_back_and_one_that_is_not_is_kept()
    {
        var random = new Random(16);
        double[] scores = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        bool[] labels = [.. scores.Select(score => random.NextDouble() < score)];
        double[] noise = [.. Enumerable.Range(0, 6000).Select(_ => random.NextDouble())];
        var shares = Enumerable.Range(0, 5).Select(chunk => ShiftAwareEstimator.Fit(scores, noise, 3, labels, Shrunk with { Groups = 5 + chunk })
            .Estimate(scores.AsSpan(chunk * 100, 300), noise.AsSpan(chunk * 300, 900)).KeptShare);
        var (reference, features, truths) = Draw(random, 3000, 0);
        var (current, currentFeatures, _) = Draw(random, 600, -1);
        var kept = ShiftAwareEstimator.Fit(reference, features, 1, truths, Shrunk).Estimate(current, currentFeatures).KeptShare;

        Assert.InRange(shares.Average(), 0, 0.4);
        Assert.InRange(kept, 0.6, 1);
        Assert.Equal(0, ShiftAwareEstimator.Fit(reference, features, 1, truths, new() { Forms = [ShiftForm.Plain], Groups = 2 }).Estimate(current, currentFeatures).KeptShare);
    }

    [Fact]
    public void A_reference_of_twenty_rows_and_a_chunk_of_one_are_enough()
    {
        double[] scores = [.. Enumerable.Range(0, 20).Select(row => row / 20.0)];
        bool[] labels = [.. scores.Select(score => score > 0.4)];
        var found = ShiftAwareEstimator.Fit(scores, scores, 1, labels, new() { Groups = 20 }).Estimate([0.7], [0.7]);
        Assert.InRange(found.KeptShare, 0, 1);
        Assert.InRange(found.Probabilities[0], 0, 1);
    }

    [Fact]
    public void Flattened_weights_are_worth_what_was_asked_and_keep_their_order()
    {
        var random = new Random(15);
        double[] reference = [.. Enumerable.Range(0, 1000).Select(_ => random.NextDouble())];
        double[] current = [.. Enumerable.Range(0, 1000).Select(_ => Math.Pow(random.NextDouble(), 0.1))];
        var ratio = DensityRatio.Of(reference, current, 1);
        var flat = ratio.Tempered(600);

        Assert.True(ratio.EffectiveRows < 500);
        Assert.Equal(600, flat.EffectiveRows, 0.01);
        Assert.Equal(1, flat.Weights.Average(), 1e-9);
        Assert.All(ratio.Weights.Zip(flat.Weights).OrderBy(pair => pair.First).ToArray() is var pairs ? pairs.Zip(pairs.Skip(1)) : [], pair => Assert.True(pair.First.Second <= pair.Second.Second + 1e-12));
        Assert.Same(ratio, ratio.Tempered(ratio.EffectiveRows));
        Assert.Equal(900, ratio.Tempered(5000).EffectiveRows, 0.01);
        Assert.Throws<ArgumentException>(() => ratio.Tempered(-1));
    }

    [Fact]
    public void No_form_an_unknown_one_and_a_wrong_number_of_groups_are_refused_by_name()
    {
        Assert.Contains("Plain, Reweighted", Assert.Throws<ArgumentException>(() => new ShiftAwareOptions { Forms = [] }).Message, StringComparison.Ordinal);
        Assert.Contains("[99]", Assert.Throws<ArgumentException>(() => new ShiftAwareOptions { Forms = [(ShiftForm)99] }).Message, StringComparison.Ordinal);
        Assert.All(new[] { -1, 1, 21 }, groups => Assert.Contains($"Groups is {groups}", Assert.Throws<ArgumentException>(() => new ShiftAwareOptions { Groups = groups }).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_ratio_is_that_of_the_densities()
    {
        var random = new Random(9);
        double[] reference = [.. Enumerable.Range(0, 8000).Select(_ => random.NextDouble())];
        double[] current = [.. Enumerable.Range(0, 8000).Select(_ => Math.Sqrt(random.NextDouble()))];
        var ratio = DensityRatio.Of(reference, current, 1);
        var inner = reference.Zip(ratio.Weights).Where(pair => pair.First is > 0.2 and < 0.9).ToArray();

        Assert.Equal(1, ratio.Weights.Average(), 1e-9);
        Assert.All(inner, pair => Assert.Equal(2 * pair.First, pair.Second, 0.25));
    }

    [Fact]
    public void Without_shift_every_row_counts_and_with_little_in_common_few()
    {
        var random = new Random(10);
        double[] reference = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        double[] same = [.. Enumerable.Range(0, 2000).Select(_ => random.NextDouble())];
        double[] apart = [.. same.Select(value => value + 0.9)];
        Assert.InRange(DensityRatio.Of(reference, same, 1).EffectiveRows, 1900, 2000);

        Assert.InRange(DensityRatio.Of(reference, apart, 1).EffectiveRows, 1, 500);
    }

    [Fact]
    public void A_classifier_handed_in_is_asked()
    {
        static RowPredictor Fit(ReadOnlySpan<double> rows, int width, ReadOnlySpan<bool> labels) => row => row[0] > 0 ? 0.75 : 0.25;
        var ratio = DensityRatio.Of([1, -1], [1, 1], 1, Fit);
        Assert.Equal([1.8, 0.2], ratio.Weights.Select(weight => Math.Round(weight, 12)));
        Close.Equal(4 / ((1.8 * 1.8) + (0.2 * 0.2)), ratio.EffectiveRows);
    }

    [Fact]
    public void Direct_loss_estimation_follows_where_errors_grow()
    {
        var random = new Random(11);
        var (features, predictions, truths) = Numbers(random, 5000, 0);
        var (currentFeatures, currentPredictions, currentTruths) = Numbers(random, 2000, 1);
        var estimate = DirectLossEstimator.Fit(features, 1, predictions, truths, Binned).Estimate(currentFeatures, currentPredictions);
        var absolute = AbsoluteError.Mean(currentPredictions, currentTruths);

        Assert.Equal(absolute, estimate.MeanAbsolute, 0.1 * absolute);
        Assert.True(AbsoluteError.Mean(predictions, truths) < 0.8 * absolute);
        Assert.Equal(SquaredError.Mean(currentPredictions, currentTruths), estimate.MeanSquared, 0.2 * estimate.MeanSquared);
        Close.Equal(estimate.RootMeanSquared * estimate.RootMeanSquared, estimate.MeanSquared, 1e-9);
    }

    private static (double[] Scores, double[] Features, bool[] Labels) GoldenRows(string current)
    {
        var rows = GoldenFile.Rows("shifted_rows.csv").Where(row => row[0] == current).Select(row => row.Select(GoldenFile.Number).ToArray()).ToArray();
        return ([.. rows.Select(row => row[1])], [.. rows.SelectMany(row => row[3..5])], [.. rows.Select(row => row[2] == 1)]);
    }

    private static (double At, double Expected)[] Golden(string what) => [.. GoldenFile.Rows("shifted_expected.csv")
        .Where(row => row[0] == what).Select(row => (GoldenFile.Number(row[1]), GoldenFile.Number(row[2])))];

    private static (double[] Scores, double[] Features, bool[] Labels) Draw(Random random, int rows, double shift)
    {
        var (scores, features, labels) = (new double[rows], new double[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            scores[row] = random.NextDouble();
            features[row] = (4 * random.NextDouble()) - 2;
            features[row] = shift != 0 && features[row] > 0 && random.NextDouble() < 0.7 ? -features[row] : features[row];
            labels[row] = random.NextDouble() < (features[row] > 0 ? scores[row] : 0.5);
        }

        return (scores, features, labels);
    }

    // Errors as wide as the feature: uniform on 0 to 1, or on 0.5 to 1.5.
    private static (double[] Features, double[] Predictions, double[] Truths) Numbers(Random random, int rows, double late)
    {
        double[] features = [.. Enumerable.Range(0, rows).Select(_ => (late == 0 ? 0 : 0.5) + (random.NextDouble() * (late == 0 ? 1 : 0.5)))];
        double[] predictions = [.. features.Select(feature => 3 * feature)];
        return (features, predictions, [.. predictions.Zip(features, (at, wide) => at + (wide * ((2 * random.NextDouble()) - 1)))]);
    }

    // Means in twenty bins of the first feature.
    private static RowPredictor Binned(ReadOnlySpan<double> rows, int width, ReadOnlySpan<double> targets)
    {
        var (sums, counts) = (new double[20], new int[20]);
        for (var row = 0; row < targets.Length; row++)
        {
            var bin = (int)Math.Clamp(rows[row * width] * 20, 0, 19);
            sums[bin] += targets[row];
            counts[bin]++;
        }

        return row => (int)Math.Clamp(row[0] * 20, 0, 19) is var bin && counts[bin] > 0 ? sums[bin] / counts[bin] : 0;
    }
}
