using Perennial.Registry;

namespace Perennial.Evaluate;

/// <summary>Two versions, and the time whose rows they are compared on.</summary>
/// <param name="Challenger">The version that is judged.</param>
/// <param name="Champion">The version it is compared with.</param>
/// <param name="From">Rows from this time on,</param>
/// <param name="To">before this one.</param>
/// <param name="Without">Days that are left out.</param>
public sealed record JudgedSpan(ModelVersion Challenger, ModelVersion Champion, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<DateOnly> Without);
