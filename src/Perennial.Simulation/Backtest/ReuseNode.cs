namespace Perennial.Simulation.Backtest;

/// <summary>A node of the search for the cheapest schedule with reuse.</summary>
/// <param name="Decided">By version: must be trained, must not, or open.</param>
/// <param name="Multipliers">By version, then step.</param>
/// <param name="AtLeast">Nothing under this node costs less.</param>
internal sealed record ReuseNode(bool?[] Decided, double[][] Multipliers, double AtLeast);
