namespace Perennial.Simulation.Backtest;

/// <summary>A policy over a matrix, as data: a name, and how its decisions begin.</summary>
/// <param name="Name">One word, such as <c>money</c> or <c>every-4</c>.</param>
/// <param name="Begin">Starts over: what is returned is asked after every batch, in order of time, and may remember.</param>
public sealed record BacktestPolicy(string Name, Func<StalenessMatrix, BacktestTerms, Func<BacktestLook, BacktestMove>> Begin);
