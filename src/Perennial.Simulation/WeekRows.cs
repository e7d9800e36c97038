namespace Perennial.Simulation;

/// <summary>The answered and labelled rows of one week.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Rows">How many.</param>
/// <param name="PositiveRatio">The share whose label is positive.</param>
/// <param name="ServedLoss">Mean loss of the answers given.</param>
internal sealed record WeekRows(DateOnly Start, long Rows, double PositiveRatio, double ServedLoss);
