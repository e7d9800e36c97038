namespace Perennial.Drift.Unlabelled;

/// <summary>A metric of scores and labels, such as <see cref="Metrics.AreaUnderCurve"/>.</summary>
/// <param name="scores">Scores, at least one row.</param>
/// <param name="labels">Labels, same rows.</param>
/// <returns>The metric; null where it is undefined.</returns>
public delegate double? LabelledMetric(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels);
