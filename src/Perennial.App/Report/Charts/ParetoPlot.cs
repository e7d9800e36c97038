using System.Globalization;
using Perennial.Simulation.Backtest;

namespace Perennial.App.Report.Charts;

/// <summary>Every policy by how often it retrains and what is lost, with the cheapest schedules.</summary>
internal static class ParetoPlot
{
    private const double Width = 1080;
    private const double Height = 380;
    private const double Left = 64;
    private const double Right = 900;
    private const double Bottom = 330;
    private const double Crowded = 15;
    private static readonly int[] Marks = [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

    public static Markup Draw(BacktestResult result)
    {
        var dots = Dots(result);
        var (most, scale) = (Math.Max(1, dots.Max(dot => dot.Retrains)), Scale.Over(dots.Select(dot => dot.Loss), 20, Bottom));
        double X(double retrains) => Left + ((Right - Left) * Math.Sqrt(retrains / most));
        var grid = scale.Ticks.Select(tick => Markup.Of(
            $"<line class=\"grid\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{scale.Y(tick)}\" y2=\"{scale.Y(tick)}\"/><text class=\"axis\" x=\"{Left - 8}\" y=\"{scale.Y(tick) + 4}\" text-anchor=\"end\">{Text(tick)}</text>"));
        var ticks = Marks.Where(tick => tick <= most).Select(tick => Markup.Of(
            $"<line class=\"tick\" x1=\"{X(tick)}\" x2=\"{X(tick)}\" y1=\"{Bottom}\" y2=\"{Bottom + 5}\"/><text class=\"axis\" x=\"{X(tick)}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{tick}</text>"));
        var inside = Markup.Of($"{grid}{ticks}{Line(result, scale, X, most)}{Named(dots, scale, X)}<text class=\"axis\" x=\"{Left}\" y=\"{Bottom + 40}\">retrains (the axis is a root); upward the sum of loss, in batches</text>");
        return Markup.Of($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Loss against retrains, policy by policy\">{inside}</svg>");
    }

    private static List<(string Name, string Look, double Retrains, double Loss)> Dots(BacktestResult result) =>
    [
        .. result.Policies.Select(one => (one.Name, one.Name == result.Recommended.Policy ? "perennial" : one.Name == BacktestPolicies.NeverName ? "never" : "weekly", (double)one.Retrains, one.Loss)),
        ("cheapest", "hindsight", result.Oracle.Retrains, Loss(result, result.Oracle)),
        ("cheapest with reuse", "hindsight", result.OracleWithReuse.Retrains, Loss(result, result.OracleWithReuse)),
    ];

    private static double Loss(BacktestResult result, CheapestSchedule one) =>
        one.Cost - (one.Retrains * result.Terms.Alpha) - (one.Reuses * result.Terms.Switch);

    /// <summary>What costs as much as the cheapest schedule without reuse.</summary>
    private static Markup Line(BacktestResult result, Scale scale, Func<double, double> x, double most)
    {
        var points = Enumerable.Range(0, 101).Select(at => most * at * at / 10_000.0)
            .Select(retrains => (X: x(retrains), Loss: result.Oracle.Cost - (retrains * result.Terms.Alpha)))
            .TakeWhile(point => point.Loss >= scale.Low).Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{scale.Y(point.Loss):0.#}"));
        return Markup.Of($"<polyline class=\"threshold\" fill=\"none\" points=\"{string.Join(' ', points)}\"/>");
    }

    /// <summary>Names stand where no other does; a dot whose name has no room tells it when it is pointed at.</summary>
    private static IEnumerable<Markup> Named(List<(string Name, string Look, double Retrains, double Loss)> dots, Scale scale, Func<double, double> x)
    {
        var taken = new List<(double X, double Y)>();
        foreach (var dot in dots.OrderBy(dot => dot.Look is "perennial" or "hindsight" ? 0 : 1))
        {
            var (left, top) = (x(dot.Retrains), scale.Y(dot.Loss));
            var room = taken.TrueForAll(place => Math.Abs(place.Y - top) > Crowded || Math.Abs(place.X - left) > 8 * Crowded);
            var name = room ? Markup.Of($"<text class=\"name {dot.Look}\" x=\"{left + 9}\" y=\"{top + 4}\">{dot.Name}</text>") : Markup.None;
            taken.Add((left, room ? top : double.NegativeInfinity));
            yield return Markup.Of($"<circle class=\"dot {dot.Look}\" cx=\"{left}\" cy=\"{top}\" r=\"5\"><title>{dot.Name}: loss {Text(dot.Loss)}, {Text(dot.Retrains)} retrains</title></circle>{name}");
        }
    }

    private static string Text(double figure) => figure.ToString("0.##", CultureInfo.InvariantCulture);
}
