using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The answer of a version that learnt nothing but how labels are: how often each class is there, or the number that loses least.</summary>
public static class TrivialAnswer
{
    /// <summary>Its answer on a day: what a version trained before the day would know, over the declared window; in the first days, when
    /// nothing is known, what the rows themselves say.</summary>
    public static double[] Before(ModelDeclaration model, MonitorState state, DateOnly day, LabelledRows rows)
    {
        var known = state.Sound
            .Where(cohort => cohort.Labelled > 0 && Days.Start(cohort.Day.AddDays(1)) + model.Label.MaturesAfter <= Days.Start(day))
            .Where(cohort => model.Train.Sliding is not { } span || Days.Start(cohort.Day) >= Days.Start(day) - span)
            .ToList();
        return known.Count == 0 ? Of(model, rows) : Of(model, known);
    }

    /// <summary>The answer that cohorts teach.</summary>
    public static double[] Of(ModelDeclaration model, IReadOnlyList<Cohort> cohorts)
    {
        double labelled = cohorts.Sum(cohort => cohort.Labelled);
        return model.Task switch
        {
            TaskKind.Multiclass => [.. Enumerable.Range(0, model.AnswerWidth).Select(place => cohorts.Sum(cohort => cohort.Classes?[place] ?? 0) / labelled)],
            TaskKind.Regression => [cohorts.Sum(cohort => (cohort.Centre ?? 0) * cohort.Labelled) / labelled],
            _ => [cohorts.Sum(cohort => cohort.Positives) / labelled],
        };
    }

    /// <summary>The number that loses least on labels: their mean, their median, or the quantile that prices of both sides make.</summary>
    public static double Centre(ModelDeclaration model, LabelledRows rows) => model.Metric switch
    {
        MetricKind.SquaredError => rows.Mean(rows.Labels),
        MetricKind.Cost when model.Costs is { Under: { } under, Over: { } over } => Quantile(rows.Labels, under / (under + over)),
        _ => Quantile(rows.Labels, 0.5),
    };

    private static double[] Of(ModelDeclaration model, LabelledRows rows) => model.Task switch
    {
        TaskKind.Multiclass => [.. Enumerable.Range(0, model.AnswerWidth).Select(place => rows.Labels.Count(label => label == place) / (double)rows.Count)],
        TaskKind.Regression => [Centre(model, rows)],
        _ => [rows.Mean(rows.Labels)],
    };

    private static double Quantile(double[] values, double probability)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(probability * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
