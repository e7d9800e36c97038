namespace Perennial.Simulation.Streams;

/// <summary>How much of a synthetic stream there is.</summary>
/// <param name="Seed">Of everything random in it.</param>
/// <param name="Start">Its first day, UTC.</param>
/// <param name="Days">Days; at least 1.</param>
/// <param name="DayRows">Rows of a day; at least 1.</param>
public sealed record StreamOptions(int Seed, DateTimeOffset Start, int Days, int DayRows);
