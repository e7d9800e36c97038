using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>Label, metric and prices fit the task.</summary>
internal static class TaskRules
{
    private static readonly Dictionary<TaskKind, MetricKind[]> Metrics = new()
    {
        [TaskKind.Binary] = [MetricKind.LogLoss, MetricKind.Brier, MetricKind.ErrorRate, MetricKind.Cost],
        [TaskKind.Multiclass] = [MetricKind.LogLoss, MetricKind.Brier, MetricKind.ErrorRate],
        [TaskKind.Regression] = [MetricKind.AbsoluteError, MetricKind.SquaredError, MetricKind.Cost],
    };

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (!values.TryGet("task", out TaskKind task))
        {
            return;
        }

        Horizon(values, faults);
        Classes(task, values, faults);
        Metric(task, values, faults);
        Only(TaskKind.Binary, task, values, faults, "costs.false_positive", "costs.false_negative", "costs.decide_at", "label.seen_when", "label.explore");
        Only(TaskKind.Regression, task, values, faults, "costs.under", "costs.over");
        if (values.Has("label.explore") && !values.Has("label.seen_when"))
        {
            faults.Add(values.At("label.explore"), "label.seen_when", "missing", "Say where a label can be seen: label.explore needs label.seen_when.");
        }

        if (values.TryGet("label.absent_means", out double absent) && task != TaskKind.Regression && absent is not (0 or 1))
        {
            faults.Add(values.At("label.absent_means"), "label.absent_means", $"no label ({absent})", "Allowed: 0, 1.");
        }
    }

    private static void Horizon(ModelFileValues values, FaultList faults)
    {
        if (values.Has("horizon") && values.TryGet("horizon", out TimeSpan horizon) && values.TryGet("label.matures_after", out TimeSpan matures) && matures < horizon)
        {
            faults.Add(values.At("horizon"), "label.matures_after", $"a label cannot be known before what it tells of has happened ({Durations.Format(matures)})",
                $"The least that works is {Durations.Format(horizon)}.");
        }
    }

    private static void Classes(TaskKind task, ModelFileValues values, FaultList faults)
    {
        List<object>? classes = values.Find<List<object>>("label.classes");
        if (task == TaskKind.Multiclass && classes is not { Count: > 1 } && !faults.Within("label.classes"))
        {
            faults.Add(values.At(values.Has("label.classes") ? "label.classes" : "task"), "label.classes", "fewer than two classes",
                "Name every class: label: { classes: [cat, dog] }.");
        }
        else if (task != TaskKind.Multiclass && classes is not null)
        {
            faults.Add(values.At("label.classes"), "label.classes", $"classes in a {Choice.WordOf(task)} task", "Remove it, or set task: multiclass.");
        }
        else if (classes is not null && classes.Distinct().Count() < classes.Count)
        {
            faults.Add(values.At("label.classes"), "label.classes", "a class named twice", "Name every class once.");
        }
    }

    private static void Metric(TaskKind task, ModelFileValues values, FaultList faults)
    {
        if (!values.TryGet("metric", out MetricKind metric))
        {
            return;
        }

        if (!Metrics[task].Contains(metric))
        {
            faults.Add(values.At("metric"), "metric", $"no metric of a {Choice.WordOf(task)} task ({Choice.WordOf(metric)})",
                $"Allowed: {string.Join(", ", Metrics[task].Select(Choice.WordOf))}.");
        }
        else if (metric == MetricKind.Cost != CostKeys.PricesMistakes(values))
        {
            faults.Add(values.At("metric"), "metric", metric == MetricKind.Cost ? "cost, without what mistakes cost" : $"{Choice.WordOf(metric)}, beside what mistakes cost",
                task == TaskKind.Regression ? "Give costs: under and over, and metric: cost; or costs: loss." : "Give costs: false_positive and false_negative, and metric: cost; or costs: loss.");
        }
    }

    private static void Only(TaskKind task, TaskKind declared, ModelFileValues values, FaultList faults, params string[] keys)
    {
        foreach (string key in keys.Where(key => declared != task && values.Has(key)))
        {
            faults.Add(values.At(key), key, $"not for a {Choice.WordOf(declared)} task", $"Remove it, or set task: {Choice.WordOf(task)}.");
        }
    }
}
