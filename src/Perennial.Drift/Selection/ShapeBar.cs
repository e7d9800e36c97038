namespace Perennial.Drift.Selection;

/// <summary>A bar of a column's shape.</summary>
/// <param name="Name">The category; null for numbers, and for the bar of all other categories.</param>
/// <param name="From">Where the bar begins; null for categories.</param>
/// <param name="To">Where it ends; null for categories.</param>
/// <param name="FirstRatio">Share of the reference's rows, 0 to 1.</param>
/// <param name="SecondRatio">Share of the current rows, 0 to 1.</param>
public sealed record ShapeBar(string? Name, double? From, double? To, double FirstRatio, double SecondRatio);
