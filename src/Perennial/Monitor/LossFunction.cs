using Perennial.Drift.Metrics;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The loss of answers, by the declared metric.</summary>
public static class LossFunction
{
    /// <summary>The loss of every row. An answer that is no probability counts as the worst there is.</summary>
    /// <param name="model">Says task, metric and costs.</param>
    /// <param name="rows">The labels.</param>
    /// <param name="answers">Row after row.</param>
    public static double[] Of(ModelDeclaration model, LabelledRows rows, double[] answers)
    {
        if (model.Metric == MetricKind.Cost)
        {
            return CostFunction.Of(model, rows, answers);
        }

        var (width, threshold) = (model.AnswerWidth, model.Costs.DecideAt?.Threshold ?? 0.5);
        var losses = new double[rows.Count];
        for (var row = 0; row < losses.Length; row++)
        {
            losses[row] = model.Task switch
            {
                TaskKind.Multiclass => OfClasses(model.Metric, answers.AsSpan(row * width, width), (int)rows.Labels[row]),
                TaskKind.Regression => OfNumber(model.Metric, answers[row], rows.Labels[row]),
                _ => Of(model.Metric, answers[row], rows.Labels[row], threshold),
            };
        }

        return losses;
    }

    /// <summary>The loss of a probability against a label of 0 or 1.</summary>
    public static double Of(MetricKind metric, double score, double label, double threshold = 0.5)
    {
        var positive = label > 0.5;
        var answer = score is >= 0 and <= 1 ? score : positive ? 0 : 1;
        return metric switch
        {
            MetricKind.LogLoss => LogLoss.Of(answer, positive),
            MetricKind.Brier => BrierScore.Of(answer, positive),
            MetricKind.ErrorRate => answer > threshold == positive ? 0 : 1,
            _ => throw Unfit(metric, TaskKind.Binary),
        };
    }

    /// <summary>The loss of a number against a number.</summary>
    public static double OfNumber(MetricKind metric, double answer, double label) => metric switch
    {
        MetricKind.SquaredError => SquaredError.Of(answer, label),
        MetricKind.AbsoluteError => AbsoluteError.Of(answer, label),
        _ => throw Unfit(metric, TaskKind.Regression),
    };

    /// <summary>The loss of the probabilities of all classes against the place of the true one. What is no distribution, and a label that is no place, count as
    /// the worst there is.</summary>
    public static double OfClasses(MetricKind metric, ReadOnlySpan<double> answer, int label)
    {
        var sound = label >= 0 && label < answer.Length && IsDistribution(answer);
        return metric switch
        {
            MetricKind.LogLoss => sound ? MulticlassLogLoss.Of(answer, label) : LogLoss.Of(0, true),
            MetricKind.Brier => sound ? MulticlassBrier.Of(answer, label) : 2,
            MetricKind.ErrorRate => sound ? MulticlassError.Of(answer, label) : 1,
            _ => throw Unfit(metric, TaskKind.Multiclass),
        };
    }

    /// <summary>Whoever says that every class is certain must not be right about each.</summary>
    private static bool IsDistribution(ReadOnlySpan<double> answer)
    {
        var sum = 0.0;
        foreach (var one in answer)
        {
            sum += one;
        }

        return Answers.Sound(TaskKind.Multiclass, answer) && Math.Abs(sum - 1) <= MulticlassLogLoss.Slack;
    }

    private static ArgumentOutOfRangeException Unfit(MetricKind metric, TaskKind task) =>
        new(nameof(metric), metric, $"No such metric of a {task} task.");
}
