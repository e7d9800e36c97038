namespace Perennial.Simulation;

/// <summary>Money spent on a training, on the day it was decided.</summary>
/// <param name="Day">The day.</param>
/// <param name="Amount">In the model's currency.</param>
public sealed record SpentDay(DateOnly Day, double Amount);
