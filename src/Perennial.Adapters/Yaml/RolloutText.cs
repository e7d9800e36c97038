using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>How a challenger takes over, and what stops it, in the words of its file.</summary>
internal static class RolloutText
{
    public static IEnumerable<(string Key, string? Text)> Of(ModelDeclaration model) =>
    [
        .. model.Rollout.Index().SelectMany(stage => Stage(stage.Index, stage.Item)),
        ("after_promotion.watch", Durations.Format(model.AfterPromotion.Watch)),
        ("after_promotion.on_worse", Choice.WordOf(model.AfterPromotion.OnWorse)),
        .. model.Guardrails is { } limits ? Guardrails(limits) : [],
        ("alarms.no_predictions", Duration(model.Alarms?.NoPredictions)),
        ("alarms.loop_stuck", Duration(model.Alarms?.LoopStuck)),
        ("alarms.waits", Duration(model.Alarms?.Waits)),
    ];

    private static IEnumerable<(string Key, string? Text)> Stage(int index, StageOptions stage)
    {
        string path = $"rollout[{index}].{Choice.WordOf(stage.Kind)}";
        return
        [
            ($"{path}.share", stage.Kind == StageKind.Split ? Number(stage.Share) : null),
            ($"{path}.steps", stage.Steps is { } steps ? $"[{string.Join(", ", steps.Select(one => Number(one)))}]" : null),
            ($"{path}.every", Duration(stage.Every)),
            ($"{path}.at_least", $"{Number(stage.AtLeastExamples)} examples"),
            ($"{path}.at_most", Durations.Format(stage.AtMost)),
            ($"{path}.on_timeout", Choice.WordOf(stage.OnTimeout)),
        ];
    }

    private static IEnumerable<(string Key, string? Text)> Guardrails(GuardrailOptions limits) =>
    [
        ("guardrails.errors", Number(limits.Errors)),
        ("guardrails.errors_margin", Number(limits.ErrorsMargin)),
        ("guardrails.p99", limits.P99 is { } p99 ? ShortTime.Format(p99) : null),
        ("guardrails.p99_ratio", Number(limits.P99Ratio)),
        ("guardrails.memory", limits.MemoryBytes is { } most ? Size.Format(most) : null),
        ("guardrails.memory_growth", limits.MemoryGrowthBytes is { } growth ? Size.Format(growth) : null),
        ("guardrails.slices", Number(limits.Slices)),
        ("guardrails.requests", Number(limits.MinimumRequests)),
    ];

    private static string? Duration(TimeSpan? duration) => duration is { } known ? Durations.Format(known) : null;

    private static string? Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture);
}
