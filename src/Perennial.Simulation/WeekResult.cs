namespace Perennial.Simulation;

/// <summary>One week of a replay, on the same rows for everybody.</summary>
/// <param name="Start">Its first day.</param>
/// <param name="Rows">Answered and labelled rows.</param>
/// <param name="PositiveRatio">The share of them whose label is positive: how hard the week was.</param>
/// <param name="Perennial">Mean loss of the answers that were given.</param>
/// <param name="Never">Mean loss of the first version.</param>
/// <param name="Weekly">Mean loss of a version trained just before the week.</param>
/// <param name="Hindsight">Mean loss of the version that the cheapest schedule found afterwards would have served.</param>
/// <param name="HindsightVersion">That version, by the week it was trained before, from 0.</param>
public sealed record WeekResult(
    DateOnly Start, long Rows, double PositiveRatio, double Perennial, double Never, double Weekly, double Hindsight, int HindsightVersion);
