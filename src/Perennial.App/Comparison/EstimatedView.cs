namespace Perennial.App.Comparison;

/// <summary>What a model's score is expected to be worth in the current file.</summary>
/// <param name="Score">The column with the score.</param>
/// <param name="Label">The column with labels.</param>
/// <param name="Method">How it was estimated: cbpe, or shift-aware.</param>
/// <param name="EffectiveRows">How many of the reference's rows speak about the current ones, where features are looked at; null for cbpe.</param>
/// <param name="ReferenceRows">Labelled rows that the estimate was calibrated on.</param>
/// <param name="CurrentRows">Rows that it speaks of.</param>
/// <param name="LabelledRows">How many of those have a label.</param>
/// <param name="Metrics">Metric by metric.</param>
internal sealed record EstimatedView(
    string Score, string Label, string Method, double? EffectiveRows, int ReferenceRows, int CurrentRows, int LabelledRows, IReadOnlyList<EstimatedMetric> Metrics);
