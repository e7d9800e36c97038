using Perennial.Log;

namespace Perennial.Simulation.Streams;

/// <summary>A past that was made up: seeded, day by day, the same rows at every run. Nothing of it ever happened, and it is called synthetic wherever it is shown.</summary>
/// <param name="options">How much of it there is.</param>
public abstract class SyntheticStream(StreamOptions options)
{
    /// <summary>How much of it there is.</summary>
    public StreamOptions Options => options;

    /// <summary>The names of a row's features, in order; some are for weights, costs and labels, as the model's file says.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>The label's name.</summary>
    public abstract string Label { get; }

    /// <summary>The names of the classes that a label is a place among; null where labels are numbers.</summary>
    public virtual IReadOnlyList<string>? Classes => null;

    /// <summary>The rows of a day, in order of time.</summary>
    /// <param name="day">From 0.</param>
    public IReadOnlyList<HistoryRow> Day(int day)
    {
        var dice = new Dice(options.Seed, day);
        var start = options.Start.AddDays(day);
        return [.. Enumerable.Range(0, options.DayRows).Select(number => Row(
            day, number, start.AddSeconds(Math.Floor(TimeSpan.SecondsPerDay * (double)number / options.DayRows)), dice))];
    }

    /// <summary>A row.</summary>
    /// <param name="day">From 0.</param>
    /// <param name="number">In its day, from 0.</param>
    /// <param name="at">Its time.</param>
    /// <param name="dice">Of the day; thrown row after row.</param>
    protected abstract HistoryRow Row(int day, int number, DateTimeOffset at, Dice dice);

    /// <summary>How much of the history is over when a day begins: 0 to 1.</summary>
    protected double Over(int day) => (double)day / options.Days;

    /// <summary>A row under the id that is its own.</summary>
    protected static HistoryRow Made(int day, int number, DateTimeOffset at, string? entity, double? label, params object?[] features) =>
        new(FormattableString.Invariant($"{day}-{number}"), at, entity, features, label);
}
