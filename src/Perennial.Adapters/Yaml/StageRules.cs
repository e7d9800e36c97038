using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>A stage is one of its kinds and lasts until labels can mature.</summary>
internal static class StageRules
{
    /// <summary>The stages of a file that names none.</summary>
    private static readonly StageKind[] Default = [StageKind.Shadow, StageKind.Split];

    public static void Check(ModelFileValues values, FaultList faults)
    {
        foreach (string item in values.Items("rollout"))
        {
            int kinds = Stages(item).Count(values.Has);
            if (kinds > 1 || (kinds == 0 && !faults.Within(item)))
            {
                faults.Add(values.At(item), item, kinds > 1 ? "two stages in one item" : "no stage (empty)",
                    "Write one item per stage: - shadow: {...}, - split: {...} or - canary: {...}.");
            }
        }

        IEnumerable<string> stages = values.Has("rollout")
            ? values.Items("rollout").SelectMany(Stages).Where(values.Has)
            : Default.Select(kind => ModelKeys.Join("rollout[]", Choice.WordOf(kind)));
        foreach (string stage in stages)
        {
            LastsUntilLabels(stage, values, faults);
            Rises(stage + ".steps", values, faults);
        }

        WatchesWholeDays(values, faults);
        LimitsSomething(values, faults);
    }

    private static void Rises(string key, ModelFileValues values, FaultList faults)
    {
        if (values.Find<List<object>>(key) is { } steps && (steps.Count == 0 || steps.Cast<double>().Zip(steps.Cast<double>().Skip(1)).Any(pair => pair.First >= pair.Second)))
        {
            faults.Add(values.At(key), key, steps.Count == 0 ? "no step (empty list)" : "shares that do not rise", "Give shares that rise, such as [0.05, 0.25, 0.5], or remove the key.");
        }
    }

    private static void LimitsSomething(ModelFileValues values, FaultList faults)
    {
        string[] limits = [.. ModelKeys.Below("guardrails").Select(key => key.Name).Where(name => name != "requests")];
        if (values.Has("guardrails") && !faults.Within("guardrails") && !Array.Exists(limits, limit => values.Has($"guardrails.{limit}")))
        {
            faults.Add(values.At("guardrails"), "guardrails", "no limit", $"Give at least one of {string.Join(", ", limits)}, or remove it.");
        }

        if (values.Has("guardrails.slices") && !values.Has("slices"))
        {
            faults.Add(values.At("guardrails.slices"), "guardrails.slices", "without slices", "Name the columns: slices: [origin], or remove it.");
        }
    }

    private static void WatchesWholeDays(ModelFileValues values, FaultList faults)
    {
        const string Watch = "after_promotion.watch";
        TimeSpan least = TimeSpan.FromDays(PromotionWatch.LeastDays);
        if (values.TryGet(Watch, out TimeSpan watch) && watch > TimeSpan.Zero && watch < least)
        {
            faults.Add(values.At(Watch), Watch, $"too short to tell chance from a worse version ({Durations.Format(watch)})",
                $"The least that works is {Durations.Format(least)}: days are compared with days. 0s compares nothing.");
        }
    }

    private static string[] Stages(string item) =>
        [.. Enum.GetValues<StageKind>().Select(kind => ModelKeys.Join(item, Choice.WordOf(kind)))];

    /// <summary>A shadow is judged by the day it began on, a split by its first whole one; both when the day is over.</summary>
    private static TimeSpan WholeDays(string stage) => TimeSpan.FromDays(stage.EndsWith(Choice.WordOf(StageKind.Shadow), StringComparison.Ordinal) ? 1 : 2);

    private static void LastsUntilLabels(string stage, ModelFileValues values, FaultList faults)
    {
        string key = stage + ".at_most";
        if (!values.TryGet(key, out TimeSpan atMost) || !values.TryGet("label.matures_after", out TimeSpan matures)
            || !values.TryGet(stage + ".at_least", out long examples) || matures + WholeDays(stage) is var least && atMost >= least)
        {
            return;
        }

        string source = values.Has(key) ? key : values.Has(stage) ? stage : "label.matures_after";
        string by = values.Has(key) ? string.Empty : "by default ";
        faults.Add(values.At(source), key,
            $"the stage {by}ends before a day of labels can mature ({Durations.Format(atMost)}, labels take {Durations.Format(matures)} after their day)",
            $"The least that works is {Durations.Format(least)}, and the time in which {examples} examples come on top.");
    }
}
