using System.Globalization;

namespace Perennial.App.Commands;

/// <summary>A backtest in words.</summary>
internal static class BacktestWords
{
    public static IReadOnlyList<string> Heads { get; } = ["policy", "cost", "loss", "retrains", "reuses", "over the cheapest"];

    public static IReadOnlyList<string> SweepHeads { get; } = ["retrain costs", "cheapest", "retrains", "money", "never", "recommended", "saves", "risk"];

    /// <summary>What to do.</summary>
    public static string Headline(BacktestView view) => view.Recommended == "never"
        ? Text($"Do not retrain at this price: {view.Expected.Because}.")
        : Text($"Take '{view.Recommended}': over {view.Batches} batches it saves {view.Expected.Saving:0.00} batches of loss over never retraining ({view.Expected.Low:0.00} to {view.Expected.High:0.00}; risk {view.Expected.Risk:0.000}); {view.Expected.Because}.");

    /// <summary>Under which prices and delays.</summary>
    public static string Terms(BacktestView view) => Text(
        $"A retrain costs {view.Alpha:0.###} batches of loss and a switch to a stored version a twentieth of that; a version is trained on {view.Window} batches of {view.Rows} rows; labels are {view.Delay} batches late, a training takes {view.Training}.");

    /// <summary>What hindsight would have done.</summary>
    public static string Hindsight(BacktestView view) => Text(
        $"The cheapest schedule in hindsight costs {view.Oracle.Cost:0.000} with {view.Oracle.Retrains} retrains; where stored versions may come back, {view.OracleWithReuse.Cost:0.000} with {view.OracleWithReuse.Retrains} retrains and {view.OracleWithReuse.Reuses} switches{(view.OracleWithReuse.Exact ? string.Empty : Text($" (found; at least {view.OracleWithReuse.AtLeast:0.000})"))}.");

    /// <summary>The calendar that the staleness curve asks for.</summary>
    public static string Period(BacktestView view) => view.Period is { } period
        ? $"By how loss grows with age, the cheapest calendar retrains every {period} batches."
        : "By how loss grows with age, no calendar pays within this history.";

    public static IReadOnlyList<string> Cells(PolicyView one) =>
        [one.Name, Text($"{one.Cost:0.000}"), Text($"{one.Loss:0.000}"), Text($"{one.Retrains}"), Text($"{one.Reuses}"), Text($"{one.Ratio:0.000}")];

    public static IReadOnlyList<string> Cells(PriceView price) =>
    [
        Text($"{price.Alpha:0.###}"), Text($"{price.Oracle.Cost:0.000}"), Text($"{price.Oracle.Retrains}"), Ratio(price, "money"), Ratio(price, "never"),
        price.Recommended, Text($"{price.Expected.Saving:0.00}"), Text($"{price.Expected.Risk:0.000}"),
    ];

    private static string Ratio(PriceView price, string name) => Text($"{price.Policies.First(one => one.Name == name).Ratio:0.000}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
