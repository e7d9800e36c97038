using Perennial.Terms;

namespace Perennial.Simulation.Story;

/// <summary>One look at a stage, after a cohort matured.</summary>
/// <param name="At">When.</param>
/// <param name="Outcome">Pass, fail or not enough evidence.</param>
/// <param name="Because">One sentence.</param>
/// <param name="Figures">What it looked at, by name: <c>difference</c>, <c>lower</c>, <c>upper</c> and <c>margin</c> once an interval is known.</param>
public sealed record StageLook(DateTimeOffset At, Outcome Outcome, string Because, IReadOnlyDictionary<string, double> Figures);
