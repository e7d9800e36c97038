using System.Globalization;
using Perennial.Monitor;

namespace Perennial.Decide;

/// <summary>What stands in the way of a retrain that was asked for.</summary>
internal static class Guards
{
    /// <summary>The first thing in the way; null when nothing is. Mode, signals, cooldown and budget say what may be done unasked: they do not bind a person.</summary>
    public static string? Blocked(Evidence evidence, Trigger trigger)
    {
        var person = trigger == Trigger.Person;
        return (person ? null : Mode(evidence))
            ?? (evidence.Registry.Frozen ? "the model is frozen" : null)
            ?? evidence.Busy
            ?? (person ? null : Labels(evidence) ?? evidence.Held ?? Signals(evidence))
            ?? Rows(evidence)
            ?? (person || trigger == Trigger.Twin ? null : Cooldown(evidence))
            ?? (person ? null : Budget(evidence, LearningCurve.Cost(evidence.Model, trigger)));
    }

    private static string? Mode(Evidence evidence) => evidence.Model.Mode switch
    {
        Terms.Mode.Watch => "the mode is watch",
        Terms.Mode.Advise => "the mode is advise: a person acts",
        _ => null,
    };

    /// <summary>On nothing new nothing is trained: the feed has to be mended first.</summary>
    private static string? Labels(Evidence evidence) =>
        evidence.LabelsStoppedOn is { } day ? Text($"no labels since {day:yyyy-MM-dd}: mend what brings them") : null;

    /// <summary>Looked at as they are now, whether their evidence was consumed or not: broken data stays broken.</summary>
    private static string? Signals(Evidence evidence)
    {
        var signals = evidence.Monitor.Signals;
        return (evidence.Model.Retrain.Not ?? []).Select(kind => kind switch
        {
            Terms.SignalKind.Quality => signals?.Quality.FirstOrDefault(one => one.State == SignalState.Alarm) is { } broken
                ? $"the data is broken ({broken.Column ?? "rows"}: {broken.Check})" : null,
            Terms.SignalKind.Drift => signals?.Drift.FirstOrDefault(one => one.State == SignalState.Alarm) is { } moved
                ? $"{moved.Column} has drifted" : null,
            _ => signals?.Performance is { State: SignalState.Alarm } ? "the champion is worse than when it was fresh" : null,
        }).FirstOrDefault(reason => reason is not null) is { } why ? $"{why}, and the file says not to retrain meanwhile" : null;
    }

    /// <summary>The newest days are kept to judge by: nothing is trained on them.</summary>
    private static IEnumerable<Monitor.Cohort> ToTrainOn(Evidence evidence) =>
        evidence.Monitor.Sound.Where(cohort => Terms.Days.Start(cohort.Day) < evidence.Monitor.MaturedTo - evidence.Model.Quality.Judge);

    private static string? Rows(Evidence evidence)
    {
        var minimum = evidence.Model.Train;
        var rows = ToTrainOn(evidence).Sum(cohort => cohort.Labelled);
        var rarest = Rarest(evidence);
        return rows < minimum.MinimumRows ? Text($"only {rows:N0} of at least {minimum.MinimumRows:N0} labelled rows are there")
            : rarest < minimum.MinimumPositives && evidence.Model.Task != Terms.TaskKind.Regression
                ? Text($"the rarer class has only {rarest:N0} of at least {minimum.MinimumPositives:N0} rows")
                : null;
    }

    private static long Rarest(Evidence evidence)
    {
        var cohorts = ToTrainOn(evidence).ToList();
        var positives = cohorts.Sum(cohort => cohort.Positives);
        return evidence.Model.Task == Terms.TaskKind.Multiclass
            ? Enumerable.Range(0, evidence.Model.AnswerWidth).Min(place => cohorts.Sum(cohort => cohort.Classes?[place] ?? 0))
            : Math.Min(positives, cohorts.Sum(cohort => cohort.Labelled) - positives);
    }

    /// <summary>Without cooldown there is still one retrain at any one instant: a machine that fails at once is not asked again at once.</summary>
    private static string? Cooldown(Evidence evidence)
    {
        var last = evidence.State.Retrains.FindLast(one => one.Trigger != Trigger.Twin);
        return last is not null && last.At + evidence.Model.Retrain.Cooldown is var until && (evidence.Now < until || evidence.Now == last.At) ? Text($"the cooldown lasts until {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : null;
    }

    /// <summary>Why the budget forbids to spend so much; null when it does not, or none is declared.</summary>
    public static string? Budget(Evidence evidence, double cost)
    {
        var (options, costs) = (evidence.Model.Retrain, evidence.Costs);
        if (options.BudgetLimit is not { } limit)
        {
            return null;
        }

        var spent = RetrainBudget.Spent(evidence);
        return spent + cost > limit
            ? Text($"the budget is {costs.Currency} {limit:0.00} per {options.BudgetPer.TotalDays:0.##} days, of which {spent:0.00} is spent")
            : null;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
