namespace Perennial.Monitor;

/// <summary>Whether one column has moved away from the reference.</summary>
/// <param name="Column">A feature, or <c>score</c>.</param>
/// <param name="Test"><c>kolmogorov-smirnov</c> for numbers, <c>chi-squared</c> for categories.</param>
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
}
