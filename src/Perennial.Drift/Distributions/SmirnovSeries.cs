namespace Perennial.Drift.Distributions;

/// <summary>
/// Smirnov's formula for the upper tail of a weighted sum of squared normals: an alternating sum of integrals between the singularities of
/// the characteristic function, two by two. Martynov (1976). Every term is positive, so the tail keeps its relative precision.
/// </summary>
internal static class SmirnovSeries
{
    private const int Nodes = 40;
    private const int MostTerms = 400;

    /// <summary>1/pi times the alternating sum over intervals 1, 2, ... of the integral over the angle of a term times the angle's sine over
    /// the root of cos(pi/2 cos(angle)), which is smooth.</summary>
    public static double Tail(Func<int, double, double> term)
    {
        var tail = 0.0;
        for (var interval = 1; interval <= MostTerms; interval++)
        {
            var value = Integral(interval, term);
            tail += interval % 2 == 1 ? value : -value;
            if (value <= tail * 1e-17)
            {
                break;
            }
        }

        return Math.Clamp(tail / Math.PI, 0, 1);
    }

    // The midpoint rule: the integrand is a smooth even function of the angle, so the error falls exponentially.
    private static double Integral(int interval, Func<int, double, double> term)
    {
        var sum = 0.0;
        for (var node = 0; node < Nodes; node++)
        {
            var angle = (node + 0.5) * Math.PI / Nodes;
            var cosine = Math.Cos(angle);
            sum += term(interval, cosine) * Math.Sin(angle) / Math.Sqrt(Math.Cos(Math.PI / 2 * cosine));
        }

        return sum * Math.PI / Nodes;
    }
}
