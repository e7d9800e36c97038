namespace Perennial.Simulation;

/// <summary>What a policy comes to over a whole replay.</summary>
/// <param name="Loss">Mean loss by row.</param>
/// <param name="Retrains">Versions trained after the first.</param>
/// <param name="Cost">Loss and retrains in money.</param>
public sealed record PolicyTotal(double Loss, int Retrains, double Cost);
