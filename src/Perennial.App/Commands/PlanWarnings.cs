using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What a model's file allows and its writer may not mean.</summary>
internal static class PlanWarnings
{
    /// <summary>The warnings about a declaration, for a model as it is.</summary>
    public static IReadOnlyList<string> Of(ModelDeclaration model, ModelState state, BreakEvenView? breakEven) =>
        [.. new[] { Watched(model), Frozen(state), NeverRetrains(model), CannotPay(model, state, breakEven) }.OfType<string>()];

    private static string? Watched(ModelDeclaration model) => model.Mode switch
    {
        Mode.Watch => "The mode is watch: nothing is trained, not even a first version. 'turn' ends with 10 when a trigger asks.",
        Mode.Advise => "The mode is advise: nothing is trained or promoted unasked, not even a first version. 'turn' ends with 10 when a trigger asks; a person answers with 'retrain', and later with 'promote'.",
        _ => null,
    };

    private static string? Frozen(ModelState state) => state.Registry.Frozen
        ? "The model is frozen: its file may change, and nothing else does until it is unfrozen."
        : null;

    private static string? NeverRetrains(ModelDeclaration model) =>
        model.Retrain is { Money: false, Schedule: null, DriftFalseAlarmEvery: null, PerformanceDrop: null, Rows: null }
            ? "Nothing retrains this model after its first version: neither costs nor triggers are declared. Declare costs, or triggers under retrain.when; until then only a person asks."
            : null;

    /// <summary>No version can lower the loss by more than there is.</summary>
    private static string? CannotPay(ModelDeclaration model, ModelState state, BreakEvenView? breakEven)
    {
        var (most, whose) = Newest(state.Monitor) is { } known ? (known, "what is lost now") : (Guessing(model), "what answering one half every time loses");
        return breakEven is { } even && most is { } && even.LossReduction >= most
            ? Words.Text($"A retrain cannot pay for itself: it would have to lower {Words.Of(model.Metric)} by {even.LossReduction:0.0000} over {even.Days:0} days at {even.PredictionsPerDay:N0} predictions a day, and {whose} is {most:0.0000}.")
            : null;
    }

    private static double? Newest(MonitorState monitor)
    {
        var newest = monitor.Cohorts.TakeLast(SkillHistory.PeriodDays).ToList();
        return newest.Count == 0 ? null : newest.Average(cohort => cohort.Served?.Mean ?? cohort.TrivialLoss);
    }

    /// <summary>What ignorance loses, where that follows from the task; null for numbers and money.</summary>
    private static double? Guessing(ModelDeclaration model) => (model.Task, model.Metric) switch
    {
        (TaskKind.Binary, MetricKind.LogLoss) => Math.Log(2),
        (TaskKind.Binary, MetricKind.Brier) => 0.25,
        (TaskKind.Binary, MetricKind.ErrorRate) => 0.5,
        (TaskKind.Multiclass, MetricKind.LogLoss) => Math.Log(model.AnswerWidth),
        (TaskKind.Multiclass, _) => 1 - (1.0 / model.AnswerWidth),
        _ => null,
    };
}
