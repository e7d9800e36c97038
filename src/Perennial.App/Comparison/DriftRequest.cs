using Perennial.Drift.Budget;

namespace Perennial.App.Comparison;

/// <summary>What <c>drift</c> was asked.</summary>
/// <param name="Reference">The file that is compared with.</param>
/// <param name="Current">The file that is compared.</param>
internal sealed record DriftRequest(string Reference, string Current)
{
    /// <summary>False alarms, as a person writes them, when nothing else was said.</summary>
    public const string DefaultFalseAlarms = "1 per 90d";

    /// <summary>Columns to compare; empty for all that can be.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Columns to leave out.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Columns of numbers that are categories.</summary>
    public IReadOnlyList<string> Categorical { get; init; } = [];

    /// <summary>The column with a model's probability of yes.</summary>
    public string? Score { get; init; }

    /// <summary>The column with what became known.</summary>
    public string? Label { get; init; }

    /// <summary>True for sketches, false for all rows; null for whichever fits the rows.</summary>
    public bool? Sketch { get; init; }

    /// <summary>False alarms, as they were written.</summary>
    public string FalseAlarms { get; init; } = DefaultFalseAlarms;

    /// <summary>Time between looks.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The same, in looks.</summary>
    public FalseAlarmBudget Budget { get; init; } = new(90);
}
