using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>What is judged by must leave something to train on, and differences must be possible.</summary>
internal static class JudgementRules
{
    private const string Judge = "evaluate.quality.judge";
    private const string First = "train.first";
    private const string Gap = "train.gap";

    public static void Check(ModelFileValues values, FaultList faults)
    {
        if (values.TryGet(Judge, out TimeSpan judge) && values.TryGet(First, out TimeSpan first) && judge >= first)
        {
            (string key, TimeSpan seen) = values.Has(Judge) ? (Judge, judge) : (First, first);
            faults.Add(values.At(key), key, $"judging leaves nothing to train the first version on ({Durations.Format(seen)})",
                $"Keep {Judge} ({Durations.Format(judge)}) shorter than {First} ({Durations.Format(first)}).");
        }

        if (values.TryGet(Gap, out TimeSpan gap) && values.TryGet(Judge, out TimeSpan judged) && values.TryGet(First, out TimeSpan begins) && gap > TimeSpan.Zero && judged < begins && gap + judged >= begins)
        {
            faults.Add(values.At(Gap), Gap, $"judging and the gap leave nothing to train the first version on ({Durations.Format(gap)})",
                $"Keep {Gap} and {Judge} ({Durations.Format(judged)}) together shorter than {First} ({Durations.Format(begins)}).");
        }

        if (values.TryGet(Judge, out TimeSpan kept) && kept <= TimeSpan.FromDays(1)
            && values.TryGet("evaluate.quality.inconclusive", out WhenInconclusive then) && then != WhenInconclusive.Continue)
        {
            faults.Add(values.At(Judge), Judge, $"one day says nothing about chance, so that no version ever passes ({Durations.Format(kept)})",
                $"The least that works is 2d, or set evaluate.quality.inconclusive: continue.");
        }

        if (values.Has("evaluate.volume") && !faults.Within("evaluate.volume") && !(values.Has("costs.decide_at") && values.TryGet("costs.decide_at", out double _)))
        {
            faults.Add(values.At("evaluate.volume"), "evaluate.volume", "how much is acted on, without a threshold",
                "Declare costs.decide_at: 0.5 or another threshold, or remove it.");
        }

        if (CostKeys.Metric(values) is var metric && metric is MetricKind.Brier or MetricKind.ErrorRate)
        {
            Possible("evaluate.quality.margin", metric, values, faults);
            Possible("retrain.when.performance.drop", metric, values, faults);
        }
    }

    private static void Possible(string key, MetricKind metric, ModelFileValues values, FaultList faults)
    {
        if (values.Has(key) && values.TryGet(key, out double difference) && difference >= 1)
        {
            faults.Add(values.At(key), key,
                string.Create(CultureInfo.InvariantCulture, $"a difference that {Choice.WordOf(metric)} cannot reach ({difference})"),
                "Allowed: below 1.");
        }
    }
}
