namespace Perennial.App.Comparison;

/// <summary>A column that was not compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Because">Why.</param>
internal sealed record SkippedColumn(string Name, string Because);
