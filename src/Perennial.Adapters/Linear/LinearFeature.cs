namespace Perennial.Adapters.Linear;

/// <summary>One input as a linear version knows it.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type"><c>numeric</c> or <c>categorical</c>.</param>
internal sealed record LinearFeature(string Name, string Type)
{
    /// <summary>The categories, a weight for each; null for a numeric one.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>The mean of the rows it was first trained on; 0 for a categorical one.</summary>
    public double Mean { get; init; }

    /// <summary>Their standard deviation; 1 where they do not vary, and for a categorical one.</summary>
    public double Deviation { get; init; } = 1;

    /// <summary>How many weights: a number has one, and one for missing.</summary>
    public int Width => Categories?.Count ?? 2;
}
