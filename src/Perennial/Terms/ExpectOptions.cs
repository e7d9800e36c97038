namespace Perennial.Terms;

/// <summary>What a person expects of a feature. What is null is inferred from the rows that the champion was trained on.</summary>
/// <param name="Feature">The feature's name.</param>
public sealed record ExpectOptions(string Feature)
{
    /// <summary>The greatest share of rows without a value, from 0 to 1.</summary>
    public double? Missing { get; init; }

    /// <summary>The least number.</summary>
    public double? Min { get; init; }

    /// <summary>The greatest number.</summary>
    public double? Max { get; init; }

    /// <summary>The share of rows that may lie outside <see cref="Min"/> and <see cref="Max"/>. Null is one in a hundred.</summary>
    public double? Outside { get; init; }

    /// <summary>Every category there is.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>The share of rows that may have another category. Null is one in a hundred.</summary>
    public double? NewCategories { get; init; }

    /// <summary>Distinct categories for each row with a value, from 0 to 1. Null is 0.9.</summary>
    public double? Unique { get; init; }

    /// <summary>What the gate says nothing about in this feature; null is nothing.</summary>
    public IReadOnlyList<DataCheck>? Allow { get; init; }
}
