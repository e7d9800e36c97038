using Perennial.Drift.Metrics;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>How well one feature alone tells the label: a table of means is learnt from the earlier rows, and judged on the later ones.</summary>
internal static class SingleFeature
{
    private const int MostRows = 20_000;
    private const int MostGroups = 64;
    private const int RowsPerGroup = 50;
    private const int LeastHeld = 100;
    private const int LeastOfClass = 20;
    private const double FitRatio = 0.7;

    /// <summary>The area under the curve on held-back rows, weighed over classes, or the explained share of the variance; null where there are too few rows to say.</summary>
    public static double? Power(ModelDeclaration model, FeatureColumn column)
    {
        var rows = column.Sample(MostRows);
        var fit = (int)(rows.Count * FitRatio);
        if (rows.Count - fit < LeastHeld)
        {
            return null;
        }

        var groups = rows.Values is double[] numbers ? Bins(numbers, fit) : Categories(rows.Texts);
        return model.Task switch
        {
            TaskKind.Regression => Explained(rows, groups, fit),
            TaskKind.Multiclass => Areas(rows, groups, fit, model.AnswerWidth),
            _ => Area(groups, fit, Array.ConvertAll(rows.Labels, label => label > 0.5)),
        };
    }

    /// <summary>The group of every row: as many rows of those learnt from in each.</summary>
    private static int[] Bins(double[] values, int fit)
    {
        var sorted = values[..fit].Order().ToArray();
        var count = Math.Clamp(fit / RowsPerGroup, 1, MostGroups);
        double[] edges = [.. Enumerable.Range(1, count - 1).Select(place => sorted[(int)((long)place * fit / count)]).Distinct()];
        return Array.ConvertAll(values, value => Array.BinarySearch(edges, value) is var at && at >= 0 ? at + 1 : ~at);
    }

    private static int[] Categories(string?[] values)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        return Array.ConvertAll(values, value =>
        {
            places.TryAdd(value!, places.Count);
            return places[value!];
        });
    }

    private static double? Areas(FeatureColumn rows, int[] groups, int fit, int classes)
    {
        var areas = Enumerable.Range(0, classes).Select(place => Area(groups, fit, Array.ConvertAll(rows.Labels, label => label == place))).OfType<double>().ToList();
        return areas.Count == 0 ? null : areas.Average();
    }

    private static double? Area(int[] groups, int fit, bool[] labels)
    {
        var held = labels[fit..];
        if (Math.Min(held.Count(label => label), held.Count(label => !label)) < LeastOfClass)
        {
            return null;
        }

        var (sums, counts) = (new double[groups.Max() + 1], new double[groups.Max() + 1]);
        for (var row = 0; row < fit; row++)
        {
            sums[groups[row]] += labels[row] ? 1 : 0;
            counts[groups[row]]++;
        }

        var mean = fit == 0 ? 0 : sums.Sum() / fit;
        double[] scores = [.. groups.Skip(fit).Select(group => (sums[group] + mean) / (counts[group] + 1))];
        return AreaUnderCurve.Of(scores, held);
    }

    private static double Explained(FeatureColumn rows, int[] groups, int fit)
    {
        var lines = new GroupLines(groups.Max() + 1);
        for (var row = 0; row < fit; row++)
        {
            lines.Add(groups[row], rows.Values is double[] numbers ? numbers[row] : 0, rows.Labels[row]);
        }

        var mean = rows.Labels[fit..].Average();
        var (left, all) = (0.0, 0.0);
        for (var row = fit; row < rows.Count; row++)
        {
            var error = rows.Labels[row] - lines.Answer(groups[row], rows.Values is double[] numbers ? numbers[row] : 0);
            left += error * error;
            all += (rows.Labels[row] - mean) * (rows.Labels[row] - mean);
        }

        return all > 0 ? Math.Max(0, 1 - (left / all)) : 0;
    }
}
