namespace Perennial.App.Report.Charts;

/// <summary>A figure at a time.</summary>
/// <param name="Day">The day number, with its fraction.</param>
/// <param name="Value">The figure.</param>
/// <param name="Title">What hovering over it says.</param>
internal readonly record struct ChartPoint(double Day, double Value, string Title);
