namespace Perennial.App.Commands;

/// <summary>A policy's outcome, in a result.</summary>
/// <param name="Name">The policy's.</param>
/// <param name="Cost">Loss, retrains and switches, in batches of loss.</param>
/// <param name="Loss">The part of it that is loss.</param>
/// <param name="Retrains">Trainings after the first.</param>
/// <param name="Reuses">Switches to stored versions.</param>
/// <param name="Ratio">Its cost over that of the cheapest schedule without reuse.</param>
internal sealed record PolicyView(string Name, double Cost, double Loss, int Retrains, int Reuses, double Ratio);
