using Perennial.Log;

namespace Perennial.Simulation.Streams;

/// <summary>
/// Synthetic: what stores sell of a few goods a day, with the week, the year, prices and promotions in it. Every second store changes for good on a day of
/// its own: a rival opens or closes next door.
/// </summary>
/// <param name="options">How much of it there is.</param>
public sealed class StoreStream(StreamOptions options) : SyntheticStream(options)
{
    private const double YearDays = 365.25;
    private static readonly double[] Week = [0.8, 0.8, 0.9, 1, 1.2, 1.5, 0.8];
    private static readonly IReadOnlyList<string> Goods = ["bread", "milk", "wine"];

    /// <summary>How many stores there are. The default is 40.</summary>
    public int Stores { get; init; } = 40;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = ["store", "good", "weekday", "price", "promotion"];

    /// <inheritdoc/>
    public override string Label => "sales";

    /// <inheritdoc/>
    protected override HistoryRow Row(int day, int number, DateTimeOffset at, Dice dice)
    {
        var (store, good) = (number % Stores, number / Stores % Goods.Count);
        var weekday = ((int)at.DayOfWeek + 6) % 7;
        var (price, promotion) = (Math.Round(1 + (0.2 * dice.Normal()), 2), dice.Chance(0.15));
        var season = 1 + (0.3 * Math.Sin(2 * Math.PI * at.DayOfYear / YearDays));
        var mean = 20 * (1 + good) * Size(store, day) * Week[weekday] * season * (promotion ? 1.6 : 1) * Math.Exp(1 - price);
        return Made(
            day, number, at, Name(store), Math.Round(mean * Math.Exp(dice.Normal(0, 0.15))),
            Name(store), Goods[good], weekday + 1.0, price, promotion ? 1.0 : 0.0);
    }

    private static string Name(int store) => FormattableString.Invariant($"s{store:00}");

    /// <summary>What a store is and what becomes of it does not depend on the day that is asked for.</summary>
    private double Size(int store, int day)
    {
        var dice = new Dice(Options.Seed, -1 - store);
        var (size, factor, from) = (Math.Exp(dice.Normal(0, 0.4)), dice.Chance(0.5) ? 0.5 : 1.6, 0.2 + (0.7 * dice.Uniform()));
        return store % 2 == 0 && Over(day) >= from ? size * factor : size;
    }
}
