using System.Numerics.Tensors;

namespace Perennial.Adapters.Linear;

/// <summary>Newton's method for a convex loss: each step by conjugate gradients, as exactly as is worth it, and halved until the loss falls.</summary>
/// <remarks>Nocedal and Wright (2006), algorithm 7.1. The same loss gives the same weights, bit by bit.</remarks>
internal static class TruncatedNewton
{
    private const double Enough = 1e-9;
    private const double Descent = 1e-4;
    private const int MostDirections = 200;
    private const int MostHalvings = 40;

    /// <summary>The weights of least loss.</summary>
    /// <param name="loss">The loss, and where to start.</param>
    /// <param name="steps">How many steps at most.</param>
    /// <param name="told">Told the number of every step.</param>
    public static double[] Solve(LinearLoss loss, int steps, Action<int>? told = null)
    {
        (double[] weights, double[] gradient) = ([.. loss.Start], new double[loss.Length]);
        double value = loss.Evaluate(weights, gradient);
        double first = TensorPrimitives.Norm<double>(gradient);
        for (int step = 1; step <= steps && TensorPrimitives.Norm<double>(gradient) is var norm && norm > Enough * Math.Max(1, first); step++)
        {
            double[] direction = Direction(loss, gradient, norm * Math.Min(0.1, Math.Sqrt(norm / first)));
            if (Search(loss, weights, gradient, direction, value) is not { } better)
            {
                break;
            }

            value = better;
            told?.Invoke(step);
        }

        return weights;
    }

    /// <summary>About minus the inverse of the curvature times the gradient.</summary>
    private static double[] Direction(LinearLoss loss, double[] gradient, double tolerance)
    {
        (double[] direction, double[] residual, double[] curved) = (new double[gradient.Length], new double[gradient.Length], new double[gradient.Length]);
        TensorPrimitives.Negate<double>(gradient, residual);
        double[] search = [.. residual];
        double squared = TensorPrimitives.SumOfSquares<double>(residual);
        for (int at = 0; at < MostDirections && Math.Sqrt(squared) > tolerance; at++)
        {
            loss.Curve(search, curved);
            double length = squared / TensorPrimitives.Dot<double>(search, curved);
            TensorPrimitives.MultiplyAdd<double>(search, length, direction, direction);
            TensorPrimitives.MultiplyAdd<double>(curved, -length, residual, residual);
            double next = TensorPrimitives.SumOfSquares<double>(residual);
            TensorPrimitives.MultiplyAdd<double>(search, next / squared, residual, search);
            squared = next;
        }

        return direction;
    }

    /// <summary>Goes along a direction, a shorter way where the whole does not lower the loss; null where none does.</summary>
    private static double? Search(LinearLoss loss, double[] weights, double[] gradient, double[] direction, double value)
    {
        (double[] before, double slope) = ([.. weights], TensorPrimitives.Dot<double>(gradient, direction));
        double length = 1;
        for (int halving = 0; halving < MostHalvings; halving++, length /= 2)
        {
            TensorPrimitives.MultiplyAdd<double>(direction, length, before, weights);
            double next = loss.Evaluate(weights, gradient);
            if (next <= value + (Descent * length * slope) && next < value)
            {
                return next;
            }
        }

        before.CopyTo(weights, 0);
        return null;
    }
}
