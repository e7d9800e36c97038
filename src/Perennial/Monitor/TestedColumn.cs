using Perennial.Drift;

namespace Perennial.Monitor;

/// <summary>What one test says of one column.</summary>
/// <param name="Test">Its name.</param>
/// <param name="Result">Statistic, p and rows.</param>
/// <param name="StabilityIndex">Population stability index.</param>
/// <param name="Distance">How far it has moved; null where no number says it.</param>
internal sealed record TestedColumn(string Test, TestResult Result, double StabilityIndex, ColumnDistance? Distance)
{
    /// <summary><c>missing</c> where it looks at the share of missing values.</summary>
    public string? Part { get; init; }

    /// <summary>The share of rows in categories that the reference never had.</summary>
    public double? NewRatio { get; init; }
}
