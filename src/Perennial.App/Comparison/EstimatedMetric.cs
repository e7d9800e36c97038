namespace Perennial.App.Comparison;

/// <summary>A metric, estimated.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reference">What it is in the reference; null where it is undefined.</param>
/// <param name="Estimated">What it is expected to be in the current file; null where it is undefined.</param>
/// <param name="StandardError">What chance alone does to it over so many rows; null where that is not known.</param>
/// <param name="Realised">What it is in those current rows that have labels; null where none has.</param>
internal sealed record EstimatedMetric(string Name, double? Reference, double? Estimated, double? StandardError, double? Realised);
