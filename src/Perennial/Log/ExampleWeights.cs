namespace Perennial.Log;

/// <summary>What rows weigh in a training beside the weights of the log.</summary>
/// <param name="Newest">The time that age is counted from.</param>
/// <param name="HalfLife">A row this old weighs half; null where age does not matter.</param>
/// <param name="Balanced">Whether the rows of every class weigh the same in sum.</param>
public sealed record ExampleWeights(DateTimeOffset Newest, TimeSpan? HalfLife, bool Balanced);
