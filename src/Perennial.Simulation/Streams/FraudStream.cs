using Perennial.Log;

namespace Perennial.Simulation.Streams;

/// <summary>
/// Synthetic: card payments, a few of them fraud. A fraud is an event that comes to be known within thirty days; that there was none is never said. In the
/// middle of the time a new kind of fraud takes over: gift cards in bulk on young cards, instead of dear electronics abroad at night.
/// </summary>
/// <param name="options">How much of it there is.</param>
public sealed class FraudStream(StreamOptions options) : SyntheticStream(options)
{
    private const double NewFrom = 0.5;
    private const double NewShare = 0.7;
    private const double MeanKnownRatio = 0.25;

    private static readonly IReadOnlyList<string> Merchants = ["groceries", "fuel", "travel", "electronics", "gifts"];

    /// <summary>The share of payments that are fraud. The default is one in a thousand.</summary>
    public double PositiveRatio { get; init; } = 0.001;

    /// <summary>A fraud is known within so many days. The default is 30.</summary>
    public int KnownWithinDays { get; init; } = 30;

    /// <summary>Days, from 0, whose frauds nobody ever hears of, since what tells of them was broken. The default is none.</summary>
    public IReadOnlyList<int> Silent { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = ["amount", "hour", "abroad", "card_days", "merchant"];

    /// <inheritdoc/>
    public override string Label => "fraud";

    /// <inheritdoc/>
    protected override HistoryRow Row(int day, int number, DateTimeOffset at, Dice dice)
    {
        if (!dice.Chance(PositiveRatio))
        {
            return Payment(day, number, at, null, dice.Normal(3.5), dice.Chance(0.1), Math.Floor(dice.Uniform() * 3000), dice.Pick(Merchants));
        }

        var row = Over(day) >= NewFrom && dice.Chance(NewShare)
            ? Payment(day, number, at, 1, dice.Normal(4.5, 0.3), dice.Chance(0.1), Math.Floor(dice.Uniform() * 60), dice.Chance(0.8) ? "gifts" : dice.Pick(Merchants))
            : Payment(day, number, at, 1, dice.Normal(5.5, 0.5), dice.Chance(0.7), Math.Floor(dice.Uniform() * 3000), dice.Chance(0.8) ? "electronics" : dice.Pick(Merchants));
        var known = at + Known(dice);
        return Silent.Contains(day) ? row with { Label = null } : row with { LabelAt = known };
    }

    private static HistoryRow Payment(
        int day, int number, DateTimeOffset at, double? label, double logAmount, bool abroad, double cardDays, string merchant) =>
        Made(day, number, at, null, label, Math.Round(Math.Exp(logAmount), 2), (double)at.Hour, abroad ? 1.0 : 0.0, cardDays, merchant);

    /// <summary>Exponential, cut where nothing comes any more; whole seconds, as files write them.</summary>
    private TimeSpan Known(Dice dice) => TimeSpan.FromSeconds(Math.Floor(
        -Math.Log(1 - (dice.Uniform() * (1 - Math.Exp(-1 / MeanKnownRatio)))) * MeanKnownRatio * KnownWithinDays * TimeSpan.SecondsPerDay));
}
