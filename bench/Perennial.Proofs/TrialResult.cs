namespace Perennial.Proofs;

/// <summary>What a trial showed.</summary>
/// <param name="Name">The trial's.</param>
/// <param name="Disturbance">What happened.</param>
/// <param name="Resumed">How long the rest took after a death.</param>
/// <param name="Faults">What is not as after an undisturbed replay.</param>
public sealed record TrialResult(string Name, Disturbance Disturbance, TimeSpan Resumed, IReadOnlyList<string> Faults);
