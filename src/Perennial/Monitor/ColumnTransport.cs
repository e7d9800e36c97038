namespace Perennial.Monitor;

/// <summary>Moves one column of a window back to where it was in the reference, and changes no more than it must.</summary>
/// <remarks>Numbers go to the reference's value of the same rank: the least movement there is (Vallender 1974). Of a category that has become more frequent
/// the surplus goes to those that have become rarer: the maximal coupling. A column that has not moved stays as it is, but for the noise of few rows; rows of
/// one value are spread by chance over those that held its place.</remarks>
internal sealed class ColumnTransport
{
    private readonly ReferenceColumn reference;
    private readonly Random random;

    private ColumnTransport(ReferenceColumn reference, Random random) => (this.reference, this.random) = (reference, random);

    /// <summary>Some values of a column, moved back.</summary>
    /// <param name="reference">Where to.</param>
    /// <param name="column">All values of the window.</param>
    /// <param name="rows">Places of those wanted.</param>
    /// <param name="seed">Of what is left to chance.</param>
    public static Array Back(ReferenceColumn reference, Array column, int[] rows, int seed)
    {
        var transport = new ColumnTransport(reference, new Random(seed));
        return column is double[] numbers ? transport.Numbers(numbers, rows) : transport.Texts((string?[])column, rows);
    }

    private double[] Numbers(double[] column, int[] rows)
    {
        var sorted = Array.FindAll(column, value => !double.IsNaN(value));
        Array.Sort(sorted);
        var (missing, before) = (1 - (sorted.Length / (double)column.Length), reference.MissingRatio);
        return Array.ConvertAll(rows, row => (double.IsNaN(column[row]), reference.Sorted.Length == 0) switch
        {
            (_, true) => double.NaN,
            (true, _) => random.NextDouble() * missing < missing - before ? At(random.NextDouble()) : double.NaN,
            _ => random.NextDouble() * (1 - missing) < before - missing ? double.NaN : At(Rank(sorted, column[row])),
        });
    }

    private double At(double share) => reference.Sorted[Math.Min((int)(share * reference.Sorted.Length), reference.Sorted.Length - 1)];

    private double Rank(double[] sorted, double value)
    {
        var (from, to) = (Below(sorted, value, orAt: false), Below(sorted, value, orAt: true));
        return (from + (random.NextDouble() * (to - from))) / sorted.Length;
    }

    private static int Below(double[] sorted, double value, bool orAt)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value || (orAt && sorted[middle] == value) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private string?[] Texts(string?[] column, int[] rows)
    {
        var now = Shares(ReferenceColumn.Count(column), column.Length);
        var before = Shares(reference.Counts, reference.Rows);
        (string? Name, double Lacks)[] rarer = [.. before.Select(pair => (pair.Key.Name, pair.Value - now.GetValueOrDefault(pair.Key)))
            .Where(pair => pair.Item2 > 0).OrderBy(pair => pair.Name, StringComparer.Ordinal)];
        var all = rarer.Sum(pair => pair.Lacks);
        return Array.ConvertAll(rows, row =>
        {
            var share = now[new(column[row])];
            return all > 0 && random.NextDouble() * share < share - before.GetValueOrDefault(new(column[row])) ? Drawn(rarer, all) : column[row];
        });
    }

    private string? Drawn((string? Name, double Lacks)[] rarer, double all)
    {
        var left = random.NextDouble() * all;
        foreach (var (name, lacks) in rarer)
        {
            left -= lacks;
            if (left < 0)
            {
                return name;
            }
        }

        return rarer[^1].Name;
    }

    /// <summary>Rows without a value are a category too.</summary>
    private static Dictionary<Category, double> Shares(IReadOnlyDictionary<string, long> counts, int rows)
    {
        var shares = counts.ToDictionary(pair => new Category(pair.Key), pair => pair.Value / (double)rows);
        shares[new(null)] = (rows - counts.Values.Sum()) / (double)rows;
        return shares;
    }

    private readonly record struct Category(string? Name);
}
