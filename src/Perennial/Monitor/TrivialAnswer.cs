using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The answer of a version that learnt nothing but how often the label is positive.</summary>
internal static class TrivialAnswer
{
    /// <summary>Its answers to the rows of a day: the share of positives that a version trained before the day would know, over the declared
    /// window; in the first days, when nothing is known, the share in the rows themselves.</summary>
    public static double[] Before(ModelDeclaration model, MonitorState state, DateOnly day, LabelledRows rows)
    {
        var known = state.Cohorts
            .Where(cohort => Days.Start(cohort.Day.AddDays(1)) + model.Label.MaturesAfter <= Days.Start(day))
            .Where(cohort => model.Train.Sliding is not { } span || Days.Start(cohort.Day) >= Days.Start(day) - span)
            .ToList();
        var labelled = known.Sum(cohort => cohort.Labelled);
        var rate = labelled == 0 ? rows.Labels.Average() : (double)known.Sum(cohort => cohort.Positives) / labelled;
        return [.. Enumerable.Repeat(rate, rows.Count)];
    }
}
