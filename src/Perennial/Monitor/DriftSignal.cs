namespace Perennial.Monitor;

/// <summary>Whether one column has moved away from the reference.</summary>
/// <param name="Column">A feature, or <c>score</c>.</param>
/// <param name="Test"><c>anderson-darling</c> for numbers, <c>kolmogorov-smirnov</c> where some are infinite, <c>chi-squared</c> for categories,
/// <c>fisher-exact</c> where they are rare, <c>two-proportion-z</c> for the share of missing values.</param>
/// <param name="Statistic">Of the test.</param>
/// <param name="PValue">Of the test alone.</param>
/// <param name="AdjustedPValue">Holm's over all columns of this look.</param>
/// <param name="StabilityIndex">Population stability index: how far it has moved.</param>
/// <param name="Rows">In the window.</param>
/// <param name="ReferenceRows">In the reference.</param>
/// <param name="State">Alarm when the movement is neither chance nor too small to matter.</param>
public sealed record DriftSignal(
    string Column,
    string Test,
    double Statistic,
    double PValue,
    double AdjustedPValue,
    double StabilityIndex,
    long Rows,
    long ReferenceRows,
    SignalState State)
{
    /// <summary>Why there is too little to say, where that is not the number of rows; null elsewhere.</summary>
    public string? Because { get; init; }

    /// <summary><c>missing</c> where the share of rows without a value has moved, and not the values; null elsewhere.</summary>
    public string? Part { get; init; }

    /// <summary>What <see cref="AdjustedPValue"/> must be below for an alarm; null where nothing was tested.</summary>
    public double? Threshold { get; init; }

    /// <summary>How far it has moved, in the words of the field; null where nothing was tested, or where no number says it.</summary>
    public ColumnDistance? Distance { get; init; }

    /// <summary>The share of rows in categories that the reference never had; null for numbers, and where there are none.</summary>
    public double? NewRatio { get; init; }

    /// <summary>What the movement does to the answers; null unless it is an alarm of a feature.</summary>
    public DriftImportance? Importance { get; init; }
}
