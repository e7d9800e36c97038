using Perennial.Simulation.Backtest;

namespace Perennial.App.Report.Charts;

/// <summary>A staleness matrix as shades: neighbours of one shade are one cell, and a long history is drawn in blocks.</summary>
internal static class MatrixHeat
{
    private const int MostBlocks = 140;
    private const double Side = 560;
    private static readonly double[] Shares = [0.05, 0.25, 0.5, 0.75, 0.95];

    public static Markup Draw(StalenessMatrix matrix)
    {
        var (first, count) = (matrix.First, matrix.Batches - matrix.First - 1);
        var block = (count + MostBlocks - 1) / MostBlocks;
        var blocks = (count + block - 1) / block;
        var means = Enumerable.Range(0, blocks).Select(row => Enumerable.Range(0, blocks).Select(column => Mean(matrix, first, block, row, column)).ToArray()).ToArray();
        var steps = Steps([.. means.SelectMany(row => row).Where(double.IsFinite).Order()]);
        var cell = Side / blocks;
        var rows = means.Select((row, at) => Row(row, at, cell, steps));
        var legend = Markup.Join(Enumerable.Range(0, steps.Length + 1).Select(shade => Markup.Of(
            $"<rect class=\"heat-{shade}\" x=\"{Side + 40}\" y=\"{shade * 26}\" width=\"22\" height=\"22\"/><text class=\"axis\" x=\"{Side + 70}\" y=\"{(shade * 26) + 16}\">{Said(steps, shade)}</text>")));
        return Markup.Of($"<svg viewBox=\"0 0 1080 {Side + 10}\" role=\"img\" aria-label=\"Loss by when a version was trained and when it is measured\">{rows}{legend}</svg>");
    }

    private static double Mean(StalenessMatrix matrix, int first, int block, int row, int column)
    {
        var cells = from trained in Enumerable.Range(first + (row * block), block)
                    from batch in Enumerable.Range(first + 1 + (column * block), block)
                    where batch > trained && batch < matrix.Batches && double.IsFinite(matrix[trained, batch])
                    select matrix[trained, batch];
        return cells.DefaultIfEmpty(double.NaN).Average();
    }

    /// <summary>Shades end at these shares of the cells, so that one bad batch does not make the rest pale.</summary>
    private static double[] Steps(double[] sorted) => [.. Shares.Select(share => sorted[(int)(share * (sorted.Length - 1))])];

    private static Markup Row(double[] row, int at, double cell, double[] steps)
    {
        var parts = new List<Markup>();
        for (int from = 0, to; from < row.Length; from = to)
        {
            to = from + 1;
            while (to < row.Length && Shade(row[to], steps) == Shade(row[from], steps))
            {
                to++;
            }

            if (double.IsFinite(row[from]))
            {
                parts.Add(Markup.Of($"<rect class=\"heat-{Shade(row[from], steps)}\" x=\"{from * cell}\" y=\"{at * cell}\" width=\"{((to - from) * cell) + 0.2}\" height=\"{cell + 0.2}\"/>"));
            }
        }

        return Markup.Join(parts);
    }

    private static int Shade(double loss, double[] steps) => double.IsFinite(loss) ? steps.Count(step => loss > step) : -1;

    private static string Said(double[] steps, int shade) => shade == 0 ? $"to {Figures.Index(steps[0])}" : $"above {Figures.Index(steps[shade - 1])}";
}
