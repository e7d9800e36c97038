using System.Globalization;
using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>Decides what to do with a model: keep the champion, go back to a stored version, or retrain.</summary>
/// <remarks>
/// A pure function. Declared triggers act at once, in the order person, drift, performance, money, rows, schedule, and last those put together; drift found before the schedule
/// is due retrains and moves the schedule, because the schedule counts from the last retrain. Before any of them retrains, a version that was
/// champion before and is better now is taken back: that costs no training.
/// </remarks>
public static class RetrainPolicy
{
    /// <summary>The decision that follows from <paramref name="evidence"/>.</summary>
    public static Decision Decide(Evidence evidence)
    {
        var regret = RegretRule.Of(evidence);
        var votes = Triggers.Votes(evidence, regret);
        var decision = new Decision
        {
            Rules = DecisionRules.Recorded,
            Number = evidence.State.Decisions + 1,
            Action = ActionKind.Keep,
            Because = Quiet(votes) + Mending(evidence) + Silence(evidence),
            Regret = regret,
            Votes = votes,
            Alternatives = Alternatives.Of(evidence),
        };
        return Switched(evidence, decision) ?? Asked(evidence, decision, [.. votes.Where(vote => vote is { Says: Outcome.Pass, Within: null })]);
    }

    /// <summary>When the declared schedule is due; null when there is none, or no champion yet.</summary>
    public static DateTimeOffset? NextScheduled(Evidence evidence) => Triggers.Due(evidence);

    private static Decision? Switched(Evidence evidence, Decision decision) =>
        evidence.Model.Mode != Mode.Act || evidence.Registry.Frozen || evidence.Busy is not null || evidence.Held is not null || evidence.State.Request is not null
            || Reuse.Better(evidence) is not { } better
            ? null
            : decision with { Action = ActionKind.Reuse, Reuse = better.Version, Because = better.Because };

    /// <summary>The first that asks and may: what stands in the way of one trigger does not silence the next.</summary>
    private static Decision Asked(Evidence evidence, Decision decision, IReadOnlyList<TriggerVote> asking)
    {
        if (asking.Count == 0)
        {
            return decision;
        }

        var (vote, blocked) = asking.Select(one => (one, Guards.Blocked(evidence, one.Trigger)))
            .OrderBy(one => one.Item2 is not null)
            .First();
        return blocked is null
            ? decision with
            {
                Action = ActionKind.Retrain,
                Trigger = vote.Trigger,
                Because = vote.Because,
                Cost = LearningCurve.Cost(evidence.Model, vote.Trigger),
            }
            : decision with { Because = $"{vote.Because}; but {blocked}{Mending(evidence)}", Blocked = blocked };
    }

    /// <summary>What is broken has to be mended: a version trained on it would be broken too.</summary>
    private static string Mending(Evidence evidence) => string.Concat(evidence.Monitor.Broken.Select(days => string.Create(
        CultureInfo.InvariantCulture,
        $"; {days.Column ?? "the feed"} is broken since {days.From:yyyy-MM-dd}, which asks for mending and not for retraining: those days are left out")));

    private static string Silence(Evidence evidence) => evidence.LabelsStoppedOn is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"; no labels since {day:yyyy-MM-dd}: how the champion does is not known")
        : string.Empty;

    private static string Quiet(IReadOnlyList<TriggerVote> votes) => votes.Count == 0
        ? "no trigger is declared"
        : string.Join("; ", votes.Select(vote => vote.Because));
}
