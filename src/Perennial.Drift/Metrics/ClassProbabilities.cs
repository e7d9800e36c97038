namespace Perennial.Drift.Metrics;

/// <summary>Rows of numbers by class, one row after the other, with the class that each row turned out to be.</summary>
internal static class ClassProbabilities
{
    /// <summary>How far the sum of a row may be from 1, for probabilities rounded on their way.</summary>
    public const double Slack = 1e-3;

    public delegate double RowLoss(ReadOnlySpan<double> row, int label);

    public static double Mean(
        ReadOnlySpan<double> rows, ReadOnlySpan<int> labels, int classes, ReadOnlySpan<double> weights, RowLoss loss, string rowsName)
    {
        CheckShape(rows, labels, classes, rowsName);
        var total = RowWeights.Total(weights, labels.Length);
        var sum = 0.0;
        for (var row = 0; row < labels.Length; row++)
        {
            sum += RowWeights.At(weights, row) * loss(rows.Slice(row * classes, classes), labels[row]);
        }

        return sum / total;
    }

    public static void CheckShape(ReadOnlySpan<double> rows, ReadOnlySpan<int> labels, int classes, string rowsName)
    {
        Require.AtLeast(classes, 2, nameof(classes));
        Require.NotEmpty(labels, nameof(labels));
        Require.SameLength(checked(labels.Length * classes), rows.Length, rowsName);
        foreach (var label in labels)
        {
            CheckLabel(label, classes, nameof(labels));
        }
    }

    public static void CheckLabel(int label, int classes, string name)
    {
        if (label < 0 || label >= classes)
        {
            throw new ArgumentException($"{name} holds class {label}; a class from 0 to {classes - 1} is needed.", name);
        }
    }

    public static void CheckRow(ReadOnlySpan<double> probabilities, int label)
    {
        Require.AtLeast(probabilities.Length, 2, "classes");
        CheckLabel(label, probabilities.Length, nameof(label));
        var sum = 0.0;
        foreach (var probability in probabilities)
        {
            sum += Require.Probability(probability, nameof(probabilities));
        }

        if (Math.Abs(sum - 1) > Slack)
        {
            throw new ArgumentException(
                $"probabilities sum to {sum:R}; a sum of 1, give or take {Slack}, is needed. Normalize them first.", nameof(probabilities));
        }
    }
}
