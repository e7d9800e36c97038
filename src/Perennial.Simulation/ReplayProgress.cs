namespace Perennial.Simulation;

/// <summary>How far a replay is.</summary>
/// <param name="Day">The virtual day that is over.</param>
/// <param name="Done">Days done.</param>
/// <param name="Total">Days in all.</param>
/// <param name="State">The model after the day.</param>
public sealed record ReplayProgress(DateOnly Day, int Done, int Total, ModelState State);
