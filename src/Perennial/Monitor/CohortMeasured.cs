using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>A cohort matured and was measured.</summary>
/// <param name="Cohort">The measurement.</param>
[Journaled("cohort-measured")]
public sealed record CohortMeasured(Cohort Cohort) : IFact;
