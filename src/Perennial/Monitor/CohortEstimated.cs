using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>The loss on a day without labels was estimated. What the day really cost stands in its cohort, once that is measured; the estimate stays.</summary>
/// <param name="Estimate">The estimate.</param>
[Journaled("cohort-estimated")]
public sealed record CohortEstimated(LossEstimate Estimate) : IFact;
