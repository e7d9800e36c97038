using Perennial.Terms;

namespace Perennial.Simulation.Tests;

/// <summary>A comparison small enough to be worked out by hand.</summary>
internal static class Comparisons
{
    public static DateOnly Start { get; } = new(2001, 1, 8);

    public static IReadOnlyList<WeekRows> Weeks { get; } =
    [
        new(Start, 100, 0.2, 0.5),
        new(Start.AddDays(7), 200, 0.3, 0.275),
    ];

    /// <summary>Loss money by hand: never 50 + 200, weekly and hindsight 50 + 100 and one retrain of 20, Perennial 50 + 55 and 25 spent.</summary>
    public static ReplayComparison TwoWeeks { get; } = ReplayComparison.Of(
        new CostOptions("USD", 1, 20), Weeks, [[0.5, 1.0], [0, 0.5]], [new SpentDay(Start.AddDays(9), 25)]);
}
