namespace Perennial.Proofs;

/// <summary>One way to disturb a replay.</summary>
/// <param name="Name">Says what is done.</param>
/// <param name="DisturbAsync">Does it in a fresh folder, and tells what happened.</param>
public sealed record Trial(string Name, Func<ReplayFolder, CancellationToken, Task<Disturbance>> DisturbAsync);
