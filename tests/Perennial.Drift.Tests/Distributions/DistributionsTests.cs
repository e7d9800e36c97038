using CsCheck;
using Perennial.Drift.Distributions;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Distributions;

public sealed class DistributionsTests
{
    [Fact]
    public void Every_function_agrees_with_scipy()
    {
        foreach (var row in GoldenFile.Rows("special.csv"))
        {
            var (a, b, c) = (GoldenFile.Number(row[1]), GoldenFile.Number(row[2]), GoldenFile.Number(row[3]));
            var expected = GoldenFile.Number(row[4]);
            var actual = Value(row[0], a, b, c);
            var absolute = row[0] is "log_gamma" or "log_beta" or "beta" or "t_quantile" or "normal_quantile" ? 2e-13 : 1e-30;
            Assert.True(
                Math.Abs(expected - actual) <= (1e-11 * Math.Abs(expected)) + absolute,
                $"{string.Join(' ', row)}: got {actual:R}");
        }
    }

    [Fact]
    public void Normal_quantile_undoes_the_normal_distribution() =>
        Gen.Double[1e-300, 1 - 1e-9].Sample(p => Close.Numbers(p, NormalDistribution.Cdf(NormalDistribution.Quantile(p)), 1e-11));

    [Fact]
    public void Student_quantile_undoes_the_student_distribution() =>
        Gen.Select(Gen.Double[1e-6, 1 - 1e-6], Gen.Double[0.5, 500]).Sample((p, degrees) =>
            Close.Numbers(p, StudentT.Cdf(StudentT.Quantile(p, degrees), degrees), 1e-9));

    [Fact]
    public void Student_quantile_has_its_closed_forms_at_one_and_two_degrees() => Gen.Double[0.001, 0.999].Sample(p =>
        Math.Abs(Math.Tan(Math.PI * (p - 0.5)) - StudentT.Quantile(p, 1)) <= 1e-12 * Math.Max(1, Math.Abs(StudentT.Quantile(p, 1)) * 300)
        && Math.Abs(((2 * p) - 1) / Math.Sqrt(2 * p * (1 - p)) - StudentT.Quantile(p, 2)) <= 1e-10);

    [Fact]
    public void Student_with_many_degrees_is_normal() =>
        Close.Equal(NormalDistribution.Quantile(0.975), StudentT.Quantile(0.975, 1e7), 1e-6);

    [Fact]
    public void Ends_of_the_unit_interval_have_infinite_quantiles()
    {
        Assert.Equal(double.NegativeInfinity, NormalDistribution.Quantile(0));
        Assert.Equal(double.PositiveInfinity, NormalDistribution.Quantile(1));
        Assert.Equal(double.NegativeInfinity, StudentT.Quantile(0, 3));
        Assert.Equal(double.PositiveInfinity, StudentT.Quantile(1, 3));
        Assert.Equal(0, NormalDistribution.Cdf(double.NegativeInfinity));
        Assert.Equal(1, GammaFunction.P(3, double.PositiveInfinity));
        Assert.Equal(1, KolmogorovDistribution.Survival(0));
    }

    private static double Value(string function, double a, double b, double c) => function switch
    {
        "log_gamma" => GammaFunction.Log(a),
        "gamma_p" => GammaFunction.P(a, b),
        "gamma_q" => GammaFunction.Q(a, b),
        "log_beta" => BetaFunction.Log(a, b),
        "beta" => BetaFunction.Regularized(a, b, c),
        "normal_cdf" => NormalDistribution.Cdf(a),
        "normal_quantile" => NormalDistribution.Quantile(a),
        "t_cdf" => StudentT.Cdf(a, b),
        "t_quantile" => StudentT.Quantile(a, b),
        "kolmogorov" => KolmogorovDistribution.Survival(a),
        _ => throw new InvalidOperationException($"No function {function}."),
    };
}
