using Perennial.Log;
using Perennial.Simulation.Streams;

namespace Perennial.App.Tests.Commands;

/// <summary>Synthetic, flights-like: whether a flight is late follows its minute of the day, and hardly its distance. From a day on both come from elsewhere
/// in their range, the distance further; what follows from them stays as it was.</summary>
internal sealed class FlightsStream(StreamOptions options, int moves) : SyntheticStream(options)
{
    public override IReadOnlyList<string> Columns { get; } = ["minute", "distance", "carrier"];

    public override string Label => "late";

    protected override HistoryRow Row(int day, int number, DateTimeOffset at, Dice dice)
    {
        var moved = day >= moves;
        var minute = Math.Round(1_440 * Math.Pow(dice.Uniform(), moved ? 0.5 : 1));
        var distance = Math.Round(200 + (2_000 * Math.Pow(dice.Uniform(), moved ? 0.25 : 1)));
        var odds = (0.004 * (minute - 720)) + (0.00005 * (distance - 1_200)) - 0.5;
        return Made(day, number, at, null, dice.Chance(1 / (1 + Math.Exp(-odds))) ? 1 : 0, minute, distance, dice.Pick(["AA", "BB", "CC"]));
    }
}
