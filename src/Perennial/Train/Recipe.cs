using System.Globalization;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>How a version is made from a log: which rows, what they weigh, and what it grows from.</summary>
public sealed record Recipe
{
    /// <summary>From scratch, or from the parent.</summary>
    public required TrainingStrategy Strategy { get; init; }

    /// <summary>How far back the rows reach.</summary>
    public required TrainingWindow Window { get; init; }

    /// <summary>The stretch of time of a sliding window, where it was chosen here; null for the declared one.</summary>
    public TimeSpan? Span { get; init; }

    /// <summary>The version it grows from; null where it starts from scratch.</summary>
    public int? Parent { get; init; }

    /// <summary>The first day after the change that the rows begin with; null where they begin elsewhere.</summary>
    public DateOnly? Change { get; init; }

    /// <summary>Which of the rows that the parent knows are left out; null where none is.</summary>
    public Thinning? Rehearsed { get; init; }

    /// <summary>A row this old weighs half of the newest; null where age does not matter.</summary>
    public TimeSpan? HalfLife { get; init; }

    /// <summary>Whether the rows of every class weigh the same in sum.</summary>
    public bool? Balanced { get; init; }

    /// <summary>Parameters of the trainer that were drawn, in place of the file's; null where none were.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>From scratch, on everything there is.</summary>
    public static Recipe Plain { get; } = new() { Strategy = TrainingStrategy.Full, Window = TrainingWindow.Expanding };

    /// <summary>It in words, such as <c>full on the newest 42 days</c>.</summary>
    public string Words => Strategy switch
    {
        TrainingStrategy.Incremental => $"incremental from version {Parent}",
        TrainingStrategy.FineTune => $"fine-tuning of version {Parent}",
        _ => "full",
    } + Window switch
    {
        TrainingWindow.Sliding => Span is { TotalDays: var days } ? string.Create(CultureInfo.InvariantCulture, $" on the newest {days:0.#} days") : " on a sliding window",
        TrainingWindow.SinceChange => $" since the change of {Change:yyyy-MM-dd}",
        _ => string.Empty,
    } + (Parameters is null ? string.Empty : $" with {string.Join(", ", Parameters.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key} {one.Value}"))}");

    /// <summary>What its rows weigh beside the weights of the log; null where they weigh the same.</summary>
    /// <param name="newest">The time that age is counted from.</param>
    public ExampleWeights? Weights(DateTimeOffset newest) => HalfLife is null && Balanced != true ? null : new(newest, HalfLife, Balanced == true);
}
