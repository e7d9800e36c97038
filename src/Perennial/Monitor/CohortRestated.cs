using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>A cohort was measured again, since rows or labels of its day came after it was measured. What was decided before stands.</summary>
/// <param name="Cohort">The measurement that holds from now on.</param>
/// <param name="RowsBefore">Predictions in the measurement before.</param>
/// <param name="LabelledBefore">Labelled ones in the measurement before.</param>
[Journaled("cohort-restated")]
public sealed record CohortRestated(Cohort Cohort, long RowsBefore, long LabelledBefore) : IFact;
