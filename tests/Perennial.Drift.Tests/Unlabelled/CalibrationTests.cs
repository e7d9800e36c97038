using CsCheck;
using Perennial.Drift.Tests.Golden;
using Perennial.Drift.Unlabelled;

namespace Perennial.Drift.Tests.Unlabelled;

public sealed class CalibrationTests
{
    private static readonly Gen<(double Score, bool Label)[]> Rows =
        Gen.Select(Gen.Int[0, 12].Select(step => step / 12.0), Gen.Bool).Array[1, 40];

    [Theory]
    [InlineData("isotonic", false, 1e-12)]
    [InlineData("isotonic_weighted", true, 1e-12)]
    [InlineData("platt", false, 1e-7)]
    [InlineData("platt_weighted", true, 1e-7)]
    public void Calibrations_agree_with_scikit_learn(string what, bool weighted, double tolerance)
    {
        var (scores, labels, weights, _) = GoldenRows();
        CalibrationFit fit = what.StartsWith("platt", StringComparison.Ordinal) ? PlattCalibration.Fit : IsotonicCalibration.Fit;
        var calibrator = fit(scores, labels, weighted ? weights : []);
        foreach (var (at, expected) in Expected(what))
        {
            Assert.Equal(expected, calibrator.Calibrate(at), tolerance);
        }
    }

    [Fact]
    public void The_calibration_that_sees_features_agrees_with_scikit_learn()
    {
        var (scores, labels, _, features) = GoldenRows();
        var found = CovariateCalibration.Fit(scores, features, 2, labels).Calibrate(scores, features);
        Assert.All(Expected("covariate"), one => Assert.Equal(one.Expected, found[(int)one.At], 1e-6));
    }

    [Fact]
    public void The_spline_classifier_agrees_with_scikit_learn()
    {
        var (_, labels, _, features) = GoldenRows();
        var model = SplineLogistic.Fit(features, 2, labels);
        Assert.All(
            Expected("spline"), one => Assert.Equal(one.Expected, model(features.AsSpan(2 * (int)one.At, 2)), 1e-6));
    }

    // Barlow et al. (1972): the fit at a point is the largest over starts of the least over ends of the means between.
    [Fact]
    public void Isotonic_equals_the_max_min_formula() => Rows.Sample(rows =>
    {
        var calibrator = IsotonicCalibration.Fit([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Label)]);
        var points = rows.Select(row => row.Score).Distinct().Order().ToArray();
        return points.All(point => Close.Numbers(
            points.Where(from => from <= point).Max(from => points.Where(to => to >= point).Min(to =>
                rows.Where(row => row.Score >= from && row.Score <= to).Average(row => row.Label ? 1.0 : 0))),
            calibrator.Calibrate(point),
            1e-9));
    });

    [Fact]
    public void A_calibration_never_falls_and_keeps_the_mean() => Rows.Sample(rows =>
    {
        double[] scores = [.. rows.Select(row => row.Score)];
        bool[] labels = [.. rows.Select(row => row.Label)];
        var isotonic = IsotonicCalibration.Fit(scores, labels);
        var platt = PlattCalibration.Fit(scores, labels);
        double[] steps = [double.NegativeInfinity, .. Enumerable.Range(-5, 30).Select(step => step / 17.0), double.PositiveInfinity];
        foreach (ICalibrator one in new ICalibrator[] { isotonic, platt })
        {
            var answers = one.CalibrateAll(steps);
            Assert.All(answers, answer => Assert.InRange(answer, 0, 1));
            Assert.Equal(answers.Order(), answers);
        }

        return Math.Abs(isotonic.CalibrateAll(scores).Average() - (labels.Count(yes => yes) / (double)labels.Length)) < 1e-9;
    });

    [Fact]
    public void Held_out_rows_say_whether_calibrating_helps()
    {
        var random = new Random(4);
        double[] honest = [.. Enumerable.Range(0, 4000).Select(_ => random.NextDouble())];
        bool[] labels = [.. honest.Select(score => random.NextDouble() < score)];
        double[] bold = [.. honest.Select(score => score < 0.5 ? score / 4 : 1 - ((1 - score) / 4))];

        Assert.True(CalibrationCheck.Of(bold, labels).Helps);
        Assert.True(CalibrationCheck.Of(bold, labels).RawError > 0.1);
        Assert.InRange(CalibrationCheck.Of(honest, labels).RawError, 0, 0.03);
        Assert.False(CalibrationCheck.Of(honest, new bool[4000]).Helps);
        Assert.False(CalibrationCheck.Of(honest, [.. honest.Select(score => score > 0.4)]).Helps);
    }

    [Fact]
    public void NaN_and_infinity_are_refused_by_name()
    {
        Assert.Equal("scores", Assert.Throws<ArgumentException>(() => IsotonicCalibration.Fit([1, double.NaN], [true, false])).ParamName);
        Assert.Equal("scores", Assert.Throws<ArgumentException>(() => PlattCalibration.Fit([1, double.PositiveInfinity], [true, false])).ParamName);
        Assert.Equal("score", Assert.Throws<ArgumentException>(() => IsotonicCalibration.Fit([1], [true]).Calibrate(double.NaN)).ParamName);
        var refused = Assert.Throws<ArgumentException>(() => CovariateCalibration.Fit([0.5], [1, double.NaN], 2, [true]));
        Assert.Contains("row 0 column 1 is NaN", refused.Message, StringComparison.Ordinal);
    }

    private static (double[] Scores, bool[] Labels, double[] Weights, double[] Features) GoldenRows()
    {
        var rows = GoldenFile.Rows("unlabelled_rows.csv").Select(row => row.Select(GoldenFile.Number).ToArray()).ToArray();
        return ([.. rows.Select(row => row[0])], [.. rows.Select(row => row[1] == 1)], [.. rows.Select(row => row[2])],
            [.. rows.SelectMany(row => row[3..5])]);
    }

    private static (double At, double Expected)[] Expected(string what)
    {
        var found = GoldenFile.Rows("unlabelled_expected.csv").Where(row => row[0] == what)
            .Select(row => (GoldenFile.Number(row[1]), GoldenFile.Number(row[2]))).ToArray();
        Assert.True(found.Length > 40);
        return found;
    }
}
