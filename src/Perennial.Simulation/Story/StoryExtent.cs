namespace Perennial.Simulation.Story;

/// <summary>The data that was replayed.</summary>
/// <param name="First">The day of the first request.</param>
/// <param name="Last">The day of the last one.</param>
/// <param name="Rows">Requests.</param>
/// <param name="Labelled">Of these, with a label.</param>
public sealed record StoryExtent(DateOnly First, DateOnly Last, long Rows, long Labelled)
{
    /// <summary>The extent of what was measured.</summary>
    internal static StoryExtent Of(ModelState state)
    {
        var cohorts = state.Monitor.Cohorts.FindAll(cohort => cohort.Rows > 0);
        return new StoryExtent(cohorts[0].Day, cohorts[^1].Day, cohorts.Sum(cohort => cohort.Rows), cohorts.Sum(cohort => cohort.Labelled));
    }
}
