using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Perennial.Drift.Unlabelled;

/// <summary>
/// Logistic regression by Newton's method: least sum of weight times log loss, plus half the ridge times the squared slopes. The
/// intercept comes first and is not shrunk.
/// </summary>
internal static class LogisticFit
{
    private const int MostSteps = 100;
    private const int MostHalvings = 30;
    private const double Precision = 1e-12;

    public static double Probability(double logOdds) =>
        logOdds >= 0 ? 1 / (1 + Math.Exp(-logOdds)) : Math.Exp(logOdds) / (1 + Math.Exp(logOdds));

    public static double LogOdds(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> row) =>
        coefficients[0] + TensorPrimitives.Dot(coefficients[1..], row);

    public static double[] Of(double[] rows, int width, double[] targets, double[] weights, double ridge)
    {
        var coefficients = new double[width + 1];
        var loss = Loss(rows, width, targets, weights, ridge, coefficients);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Slopes(rows, width, targets, weights, ridge, coefficients);
            Cholesky.Solve(curvature, gradient);
            var next = Descend(coefficients, gradient, trial => Loss(rows, width, targets, weights, ridge, trial), loss);
            var gain = loss - next.Loss;
            (coefficients, loss) = next;
            if (gain <= Precision * (1 + Math.Abs(loss)))
            {
                break;
            }
        }

        return coefficients;
    }

    private static (double[] Coefficients, double Loss) Descend(double[] from, double[] step, Func<double[], double> lossOf, double loss)
    {
        var size = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, size /= 2)
        {
            var trial = new double[from.Length];
            for (var i = 0; i < trial.Length; i++)
            {
                trial[i] = from[i] - (size * step[i]);
            }

            var found = lossOf(trial);
            if (found <= loss)
            {
                return (trial, found);
            }
        }

        return (from, loss);
    }

    private static double Loss(double[] rows, int width, double[] targets, double[] weights, double ridge, double[] coefficients)
    {
        var loss = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var odds = LogOdds(coefficients, rows.AsSpan(row * width, width));
            loss += weights[row] * (Math.Max(odds, 0) - (targets[row] * odds) + double.LogP1(Math.Exp(-Math.Abs(odds))));
        }

        var slopes = coefficients.AsSpan(1);
        return loss + (ridge / 2 * TensorPrimitives.Dot<double>(slopes, slopes));
    }

    private static (double[] Gradient, double[,] Curvature) Slopes(
        double[] rows, int width, double[] targets, double[] weights, double ridge, double[] coefficients)
    {
        var (gradient, curvature, cells) = (new double[width + 1], new double[width + 1, width + 1], new double[width + 1]);
        cells[0] = 1;
        for (var row = 0; row < targets.Length; row++)
        {
            rows.AsSpan(row * width, width).CopyTo(cells.AsSpan(1));
            var probability = Probability(TensorPrimitives.Dot<double>(coefficients, cells));
            var bend = weights[row] * probability * (1 - probability);
            var pull = weights[row] * (probability - targets[row]);
            for (var i = 0; i <= width; i++)
            {
                gradient[i] += pull * cells[i];
                var sums = MemoryMarshal.CreateSpan(ref curvature[i, 0], i + 1);
                TensorPrimitives.MultiplyAdd(cells.AsSpan(0, i + 1), bend * cells[i], sums, sums);
            }
        }

        for (var i = 1; i <= width; i++)
        {
            gradient[i] += ridge * coefficients[i];
            curvature[i, i] += ridge;
        }

        return (gradient, curvature);
    }
}
