using Perennial.Adapters.DuckDb;
using Perennial.Terms;

namespace Perennial.App.Comparison;

/// <summary>Scores, labels and features, row by row.</summary>
/// <param name="Scores">Scores.</param>
/// <param name="Labels">0 or 1; NaN where the label is not known.</param>
/// <param name="Features">Per row its features; NaN where one is missing.</param>
internal sealed record ScoredRows(double[] Scores, double[] Labels, double[][] Features)
{
    private const int LeastRows = 20;

    /// <summary>Features of a row.</summary>
    public int Width => Features.Length == 0 ? 0 : Features[0].Length;

    /// <summary>Reads them; rows without a score are left out.</summary>
    public static ScoredRows Read((TableFile File, long Rows) from, IReadOnlyList<FileColumn> columns, bool hasLabels)
    {
        var cells = from.File.Sample(columns, (from.Rows + PerformanceEstimate.MostRows - 1) / PerformanceEstimate.MostRows)
            .Where(row => !double.IsNaN(row[0])).ToList();
        return new([.. cells.Select(row => row[0])], [.. cells.Select(row => hasLabels ? row[1] : double.NaN)], [.. cells.Select(row => row[(hasLabels ? 2 : 1)..])]);
    }

    /// <summary>Some of the rows.</summary>
    public ScoredRows Where(Func<int, bool> taken)
    {
        int[] rows = [.. Enumerable.Range(0, Scores.Length).Where(taken)];
        return new([.. rows.Select(row => Scores[row])], [.. rows.Select(row => Labels[row])], [.. rows.Select(row => Features[row])]);
    }

    /// <summary>The rows with a label, where there are enough.</summary>
    public ScoredRows Labelled(TableFile file, IReadOnlyList<FileColumn> columns)
    {
        var labelled = Where(row => !double.IsNaN(Labels[row]));
        return labelled.Scores.Length >= LeastRows && labelled.Labels.Contains(0) && labelled.Labels.Contains(1)
            ? labelled.Demand(file, columns)
            : throw new FaultException($"--label: '{file.File}' has {labelled.Scores.Length} rows with a score and a label in '{columns[1].Name}'; an estimate is calibrated on at least {LeastRows}, of both answers. Give a reference whose labels are known.");
    }

    /// <summary>Refuses scores and labels that are none, and no rows at all.</summary>
    public ScoredRows Demand(TableFile file, IReadOnlyList<FileColumn> columns)
    {
        if (Scores.Length == 0)
        {
            throw new FaultException($"--score: no row of '{file.File}' has a score in '{columns[0].Name}'.");
        }

        foreach (var score in Scores.Where(score => score is < 0 or > 1).Take(1))
        {
            throw new FaultException($"--score: column '{columns[0].Name}' of '{file.File}' holds {score:R}. A score is a probability of yes, from 0 to 1.");
        }

        foreach (var label in Labels.Where(label => !double.IsNaN(label) && label is not (0 or 1)).Take(1))
        {
            throw new FaultException($"--label: column '{columns[1].Name}' of '{file.File}' holds {label:R}. A label is 0, 1, true or false, and empty where it is not known.");
        }

        return this;
    }

    /// <summary>The median of every feature; 0 where no row has it.</summary>
    public double[] Medians() => [.. Enumerable.Range(0, Width).Select(feature =>
    {
        double[] values = [.. Features.Select(row => row[feature]).Where(double.IsFinite).Order()];
        return values.Length == 0 ? 0 : values[values.Length / 2];
    })];

    /// <summary>Features row after row, with what is missing filled.</summary>
    public double[] Filled(double[] fill) =>
        [.. Features.SelectMany(row => row.Select((value, at) => double.IsNaN(value) ? fill[at] : value))];
}
