namespace Perennial.Simulation.Backtest;

/// <summary>How loss grows with a version's age, and the period that follows from it.</summary>
/// <param name="ByAge">What a version of each age, from 0 for the newest possible, loses above the newest possible on the same batches; the mean over them.</param>
/// <param name="Slope">Loss by batch of age, fitted through the origin; 0 where age costs nothing.</param>
public sealed record StalenessCurve(IReadOnlyList<double> ByAge, double Slope)
{
    private const int MostAges = 30;

    /// <summary>Measures it. Versions are compared on the same batches, so a hard batch is not taken for age.</summary>
    public static StalenessCurve Of(StalenessMatrix matrix)
    {
        var ages = Math.Min(MostAges, (matrix.Batches - matrix.First) / 2);
        double[] curve = [.. Enumerable.Range(0, ages).Select(age => Above(matrix, age))];
        var square = curve.Select((_, age) => (double)age * age).Sum();
        return new StalenessCurve(curve, square > 0 ? Math.Max(0, curve.Select((above, age) => above * age).Sum() / square) : 0);
    }

    /// <summary>The cheapest calendar if age costs what the slope says: with a price of alpha batches, <c>sqrt(2 alpha / slope)</c>.</summary>
    /// <returns>Batches, 1 or more; null where a retrain would not pay within the history.</returns>
    public int? Period(double alpha, int batches) => Slope > 0 && Math.Sqrt(2 * alpha / Slope) is var period && period <= batches ? Math.Max(1, (int)Math.Round(period)) : null;

    private static double Above(StalenessMatrix matrix, int age) =>
        Enumerable.Range(matrix.First + 1 + age, matrix.Batches - matrix.First - 1 - age).Average(batch => matrix[batch - 1 - age, batch] - matrix[batch - 1, batch]);
}
