using Perennial.Adapters.DuckDb;

namespace Perennial.App.Comparison;

/// <summary>A column that both files have.</summary>
/// <param name="First">In the reference.</param>
/// <param name="Second">In the current file.</param>
/// <param name="IsNumber">Whether it is compared as numbers.</param>
internal sealed record ComparedColumn(FileColumn First, FileColumn Second, bool IsNumber)
{
    /// <summary>Its name in the reference.</summary>
    public string Name => First.Name;

    /// <summary>What it is compared as.</summary>
    public string Type => IsNumber ? "number" : "category";
}
