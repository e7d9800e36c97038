namespace Perennial.Terms;

/// <summary>A row that a person made up, and what must be answered to it.</summary>
/// <param name="Given">Features by name, numbers as text; what is not given is missing.</param>
public sealed record BehaviourRow(IReadOnlyDictionary<string, string> Given)
{
    /// <summary>The least answer; null is none.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The greatest answer; null is none.</summary>
    public double? AtMost { get; init; }
}
