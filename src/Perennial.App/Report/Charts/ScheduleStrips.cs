using Perennial.Simulation.Backtest;

namespace Perennial.App.Report.Charts;

/// <summary>Which version served each batch under each policy, strip by strip.</summary>
internal static class ScheduleStrips
{
    private const int MostPolicies = 8;
    private const double Left = 170;
    private const double Right = 1060;
    private const double Lane = 26;

    public static Markup Draw(StalenessMatrix matrix, BacktestResult result)
    {
        List<(string Name, IReadOnlyList<int> Served)> strips =
        [
            ("cheapest", result.Oracle.Served), ("cheapest with reuse", result.OracleWithReuse.Served),
            .. result.Policies.Where((one, at) => at < MostPolicies || one.Name is BacktestPolicies.MoneyName or BacktestPolicies.NeverName).Select(one => (one.Name, one.Served)),
        ];
        var lanes = strips.Select((one, at) => Strip(one.Name, one.Served, at * Lane));
        var bottom = strips.Count * Lane;
        return Markup.Of($"<svg viewBox=\"0 0 1080 {bottom + 24}\" role=\"img\" aria-label=\"The version that served each batch, policy by policy\">{lanes}<text class=\"axis\" x=\"{Left}\" y=\"{bottom + 16}\">batch {matrix.First + 1}</text><text class=\"axis\" x=\"{Right}\" y=\"{bottom + 16}\" text-anchor=\"end\">batch {matrix.Batches - 1}</text></svg>");
    }

    private static Markup Strip(string name, IReadOnlyList<int> served, double top)
    {
        var (width, parts, known, turn) = ((Right - Left) / served.Count, new List<Markup>(), new HashSet<int>(), 0);
        for (int from = 0, to; from < served.Count; from = to, turn++)
        {
            to = from + 1;
            while (to < served.Count && served[to] == served[from])
            {
                to++;
            }

            var left = Left + (from * width);
            parts.Add(Markup.Of($"<g class=\"band{(turn % 2 == 0 ? string.Empty : " odd")}\"><rect x=\"{left}\" y=\"{top}\" width=\"{(to - from) * width}\" height=\"{Lane - 6}\"><title>{name}: trained up to batch {served[from]}, serves {to - from} batches</title></rect></g>"));
            if (!known.Add(served[from]))
            {
                parts.Add(Markup.Of($"<circle class=\"alarm\" cx=\"{left + (width / 2)}\" cy=\"{top + ((Lane - 6) / 2)}\" r=\"2.5\"/>"));
            }
        }

        return Markup.Of($"<text class=\"row-name\" x=\"{Left - 10}\" y=\"{top + 15}\" text-anchor=\"end\">{name}</text>{parts}");
    }
}
