using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>How labels are distributed, day by day: days share shocks, so that they and not rows are the evidence.</summary>
/// <param name="Means">Over days, the mean share of each class (of positives, in a binary task), or the mean label.</param>
/// <param name="Deviations">The standard deviation of the same between days.</param>
/// <param name="Days">How many days.</param>
/// <param name="Scale">The standard deviation of labels for a regression; 1 for shares.</param>
public sealed record LabelExpectation(IReadOnlyList<double> Means, IReadOnlyList<double> Deviations, int Days, double Scale)
{
    /// <summary>Reads it off labels.</summary>
    /// <param name="model">Says the task.</param>
    /// <param name="labels">One per row.</param>
    /// <param name="occurred">Seconds since 1970, one per row.</param>
    public static LabelExpectation Of(ModelDeclaration model, double[] labels, double[] occurred)
    {
        var days = Enumerable.Range(0, labels.Length).GroupBy(row => Math.Floor(occurred[row] / TimeSpan.SecondsPerDay))
            .Select(day => day.Select(row => labels[row]).ToArray()).ToList();
        int[] places = [.. model.Task == TaskKind.Multiclass ? Enumerable.Range(0, model.AnswerWidth) : [0]];
        var byDay = places.Select(place => days.Select(day => Level(model.Task, day, place)).ToArray()).ToList();
        return new LabelExpectation(
            [.. byDay.Select(Mean)],
            [.. byDay.Select(Deviation)],
            days.Count,
            model.Task == TaskKind.Regression ? Deviation(labels) : 1);
    }

    private static double Level(TaskKind task, double[] labels, int place) => task switch
    {
        TaskKind.Regression => labels.Average(),
        TaskKind.Multiclass => labels.Count(label => label == place) / (double)labels.Length,
        _ => labels.Count(label => label > 0.5) / (double)labels.Length,
    };

    private static double Mean(double[] values) => values.Length == 0 ? 0 : values.Average();

    private static double Deviation(double[] values)
    {
        var mean = Mean(values);
        return values.Length < 2 ? 0 : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
