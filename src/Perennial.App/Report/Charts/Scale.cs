namespace Perennial.App.Report.Charts;

/// <summary>An axis of figures.</summary>
/// <param name="Top">The pixel of its upper end.</param>
/// <param name="Bottom">The pixel of its lower end.</param>
/// <param name="Low">The figure at its lower end.</param>
/// <param name="High">The figure at its upper end.</param>
/// <param name="Step">Between two grid lines.</param>
internal sealed record Scale(double Top, double Bottom, double Low, double High, double Step)
{
    /// <summary>A scale that holds all values, with round ends.</summary>
    public static Scale Over(IEnumerable<double> values, double top, double bottom)
    {
        var all = values.ToList();
        var (low, high) = all.Count == 0 ? (0, 1) : (all.Min(), all.Max());
        if (high - low < 1e-9)
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        var step = Round((high - low) / Math.Max(2, (bottom - top) / 44));
        return new Scale(top, bottom, Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    public IEnumerable<double> Ticks => Enumerable.Range(0, (int)Math.Round((High - Low) / Step) + 1).Select(at => Math.Round(Low + (at * Step), 9) + 0.0);

    public double Y(double value) => Bottom - ((Bottom - Top) * (value - Low) / (High - Low));

    private static double Round(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * ((step / power) switch
        {
            <= 1 => 1,
            <= 2 => 2,
            <= 5 => 5,
            _ => 10,
        });
    }
}
