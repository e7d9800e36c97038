using Perennial.Drift.Multivariate;

namespace Perennial.Proofs;

/// <summary>Seeded columns of several kinds.</summary>
internal static class CalibrationDraws
{
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static double[] Normals(Random random, int rows, double shift) => [.. Enumerable.Range(0, rows).Select(_ => Normal(random) + shift)];

    /// <summary>Whole numbers with many ties, Poisson by Knuth's product.</summary>
    public static double[] Counts(Random random, int rows, double mean) => [.. Enumerable.Range(0, rows).Select(_ =>
    {
        var (count, product) = (-1, 1.0);
        for (var bound = Math.Exp(-mean); product > bound; count++)
        {
            product *= random.NextDouble();
        }

        return (double)count;
    })];

    public static long[] Categories(Random random, int rows, double first)
    {
        var counts = new long[4];
        for (var row = 0; row < rows; row++)
        {
            var draw = random.NextDouble();
            counts[draw < first ? 0 : draw < first + 0.3 ? 1 : draw < first + 0.45 ? 2 : 3]++;
        }

        return counts;
    }

    public static long Yes(Random random, int rows, double probability) =>
        Enumerable.Range(0, rows).LongCount(_ => random.NextDouble() < probability);

    /// <summary>Columns that share a factor: any two correlate by 0.7. The shift is of the first column.</summary>
    public static double[][] Columns(Random random, int columns, int rows, double shift)
    {
        var drawn = Enumerable.Range(0, columns).Select(_ => new double[rows]).ToArray();
        for (var row = 0; row < rows; row++)
        {
            var factor = Normal(random);
            for (var column = 0; column < columns; column++)
            {
                drawn[column][row] = (Math.Sqrt(0.7) * factor) + (Math.Sqrt(0.3) * Normal(random)) + (column == 0 ? shift : 0);
            }
        }

        return drawn;
    }

    public static MatrixRows Matrix(Random random, int rows, double shift) => MatrixRows.OfColumns(Columns(random, 3, rows, shift));
}
