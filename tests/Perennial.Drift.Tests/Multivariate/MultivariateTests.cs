using CsCheck;
using Perennial.Drift.Multivariate;
using Perennial.Drift.Tests.TwoSample;

namespace Perennial.Drift.Tests.Multivariate;

/// <summary>Slow twins, laws and refusals of the multivariate methods.</summary>
public sealed class MultivariateTests
{
    private static readonly Gen<double[]> Values = Gen.OneOf(Gen.Double[-3, 3], Gen.Int[-2, 2].Select(value => (double)value)).Array[3, 20];

    [Fact]
    public void The_discrepancy_is_made_of_mean_kernels() => Gen.Select(Values, Values).Sample((x, y) =>
    {
        double Kernel(double a, double b) => Math.Exp(-(a - b) * (a - b) / 2 / 0.49);
        double Within(double[] rows) => rows.Index().Sum(a => rows.Index().Where(b => a.Index != b.Index).Sum(b => Kernel(a.Item, b.Item)))
            / rows.Length / (rows.Length - 1);
        var slow = Within(x) + Within(y) - (2 * x.Average(a => y.Average(b => Kernel(a, b))));
        var found = MaximumMeanDiscrepancy.Test(MatrixRows.Of(x, 1), MatrixRows.Of(y, 1), new() { Width = 0.7, Permutations = 19 });
        return Math.Abs(slow - found.Statistic) < 1e-10 && found.PValue is >= 0.05 and <= 1;
    });

    [Fact]
    public void The_linear_form_agrees_with_the_square_one_on_many_rows()
    {
        var random = new Random(61);
        var (x, y) = (Normals(random, 1000, 2, 0), Normals(random, 1000, 2, 0.8));
        var (square, linear) = (MaximumMeanDiscrepancy.Test(x, y, new() { Permutations = 9 }), MaximumMeanDiscrepancy.TestLinear(x, y));
        Assert.InRange(linear.Statistic / square.Statistic, 0.7, 1.3);
        Assert.InRange(linear.PValue, 0, 1e-6);
    }

    [Fact]
    public void A_change_of_dependence_alone_is_seen_by_those_that_look_at_columns_together()
    {
        var random = new Random(62);
        var (reference, current) = (Dependent(random, 800, 0.9), Dependent(random, 400, -0.9));
        Assert.InRange(MaximumMeanDiscrepancy.Test(reference, current, new() { Permutations = 99 }).PValue, 0, 0.01);
        Assert.True(ReconstructionError.Fit(reference).Judge(current) is { IsUnusual: true, PValue: < 1e-6 });
        Assert.InRange(QuantTree.Fit(reference).ForBatches(400).Test(current).PValue, 0, 0.001);
    }

    [Fact]
    public void Nothing_is_unusual_of_rows_like_the_reference()
    {
        var random = new Random(63);
        var (reference, current) = (Dependent(random, 800, 0.9), Dependent(random, 40, 0.9));
        Assert.False(ReconstructionError.Fit(reference).Judge(current).IsUnusual);
        Assert.InRange(DomainClassifier.Test(reference, current, LinearDiscriminant.Score).PValue, 0.01, 1);
        Assert.InRange(QuantTree.Fit(reference).ForBatches(40).Test(current).PValue, 0.01, 1);
    }

    [Fact]
    public void A_shift_lets_a_classifier_tell_the_samples()
    {
        var random = new Random(64);
        var (reference, current) = (Normals(random, 300, 3, 0), Normals(random, 200, 3, 1));
        var found = DomainClassifier.Test(reference, current, LinearDiscriminant.Score);
        // Fisher's discriminant on a shift of 1 in each of 3 columns: the area is Phi(sqrt(3 / 2)).
        Assert.InRange(found.Statistic, 0.84, 0.94);
        Assert.InRange(found.PValue, 0, 1e-6);
        Assert.Equal(0.05, DomainClassifier.Test(reference, current, LinearDiscriminant.Score, new() { Permutations = 19 }).PValue, 12);
    }

    [Fact]
    public void Eigenvectors_rebuild_the_matrix_whatever_it_is() => Gen.Double[-2, 2].Array[12].Sample(numbers =>
    {
        var rows = MatrixRows.Of(numbers, 3);
        var errors = PrincipalComponents.Fit(rows, 0.999999999).Errors(rows);
        return errors.All(error => error < 1e-4);
    });

    [Fact]
    public void Every_bin_of_a_tree_holds_the_same_number_of_reference_rows() =>
        Gen.Select(Gen.Int[2, 12], Gen.Int[0, 99]).Sample((bins, seed) =>
        {
            var rows = Normals(new Random(seed), 12 * bins, 3, 0);
            var tree = QuantTree.Fit(rows, new() { Bins = bins, Seed = seed });
            return tree.Bins == bins && tree.RowsOf(rows).All(count => count == 12);
        });

    [Fact]
    public void A_threshold_of_a_tree_does_not_depend_on_the_distribution_nor_on_columns()
    {
        var random = new Random(65);
        var options = new QuantTreeOptions { Bins = 8, Simulations = 4000, Seed = 3 };
        var (alarms, trials) = (0, 1000);
        double? threshold = null;
        for (var trial = 0; trial < trials; trial++)
        {
            var columns = 1 + (trial % 3);
            double[] Draw(int rows) => [.. Enumerable.Range(0, rows * columns).Select(_ => Math.Exp(2 * Draws.Normal(random)))];
            var tree = QuantTree.Fit(MatrixRows.Of(Draw(64 * columns / columns), columns), options with { Seed = trial, Simulations = 1 });
            threshold ??= QuantTree.Fit(MatrixRows.Of(Draw(64), columns), options).ForBatches(40).Threshold(0.1);
            alarms += Statistic(tree, MatrixRows.Of(Draw(40), columns)) > threshold ? 1 : 0;
        }

        Assert.InRange(alarms, (0.1 * trials) - (4 * 9.5) - 6, (0.1 * trials) + (4 * 9.5));
    }

    [Fact]
    public void Seeds_repeat_answers()
    {
        var random = new Random(66);
        var (x, y) = (Normals(random, 60, 2, 0), Normals(random, 60, 2, 0.2));
        Assert.Equal(MaximumMeanDiscrepancy.Test(x, y), MaximumMeanDiscrepancy.Test(x, y));
        Assert.Equal(DomainClassifier.Test(x, y, LinearDiscriminant.Score), DomainClassifier.Test(x, y, LinearDiscriminant.Score));
        Assert.Equal(QuantTree.Fit(x).ForBatches(60).Test(y), QuantTree.Fit(x).ForBatches(60).Test(y));
    }

    [Fact]
    public void Refuses_what_it_cannot_compare()
    {
        var two = MatrixRows.Of([1, 2, 3, 4, 5, 6, 7, 8], 2);
        var one = MatrixRows.Of([1, 2, 3, 4], 1);
        Refused("values", () => MatrixRows.Of([1, 2, 3], 2));
        Refused("values", () => MatrixRows.Of([1, double.NaN], 2));
        Refused("columns[1]", () => MatrixRows.OfColumns([[1.0, 2], [1.0]]));
        Refused("second", () => MaximumMeanDiscrepancy.Test(two, one));
        Refused("Width", () => MaximumMeanDiscrepancy.Test(two, two, new() { Width = 0 }));
        Refused("current", () => DomainClassifier.Test(two, one, LinearDiscriminant.Score));
        Refused("Folds", () => DomainClassifier.Test(two, two, LinearDiscriminant.Score, new() { Folds = 1 }));
        Refused("the learner's scores", () => DomainClassifier.Test(two, two, (_, _, _) => [1], new() { Folds = 2 }));
        Refused("reference", () => QuantTree.Fit(two));
        Refused("batch", () => QuantTree.Fit(two, new() { Bins = 2 }).ForBatches(3).Test(two));
        Refused("reference", () => ReconstructionError.Fit(two));
        Refused("the variance of all columns", () => PrincipalComponents.Fit(MatrixRows.Of([1, 1, 1, 1], 2)));
    }

    private static double Statistic(QuantTree tree, MatrixRows batch) => tree.ForBatches(batch.Count).Test(batch).Statistic;

    private static MatrixRows Normals(Random random, int rows, int columns, double shift) =>
        MatrixRows.Of(Draws.Of(random, rows * columns, z => z + shift), columns);

    private static MatrixRows Dependent(Random random, int rows, double correlation) =>
        MatrixRows.Of([.. Draws.Of(random, rows, z => z).SelectMany(z =>
            new[] { z, (correlation * z) + (Math.Sqrt(1 - (correlation * correlation)) * Draws.Normal(random)), Draws.Normal(random) })], 3);

    private static void Refused(string name, Func<object?> call) => Assert.Equal(name, Assert.Throws<ArgumentException>(call).ParamName);
}
