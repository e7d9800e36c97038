using System.Globalization;
using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>What may stop a stage, and never promotes: how much a challenger would act, and whether it answers.</summary>
internal static class Guardrails
{
    /// <summary>A version that leaves more than this share of the requests unanswered is not let on without a conclusion. The default is 0.05.</summary>
    public const double ToleratedRatio = 0.05;

    /// <summary>The confidence, two-sided and at any look, at which a challenger that is measured as worse is not let on without a conclusion. The default is 0.5.</summary>
    public const double LooksWorse = 0.5;

    /// <summary>The volume of actions in the shadow, when it changed beyond chance by more than is allowed; null when it did not, or nothing says so.</summary>
    /// <remarks>A confidence sequence over the cohorts (<see cref="PairedSequence"/>): it may be looked at every day.</remarks>
    public static Verdict? Volume(ModelDeclaration model, IReadOnlyList<Cohort> cohorts)
    {
        var shares = cohorts.Select(cohort => cohort.Shadow?.Acted).OfType<ActedShares>().ToList();
        if (shares.Count == 0)
        {
            return null;
        }

        var (change, alpha) = (model.Volume.MaxChange, 1 - model.Quality.Confidence);
        if (Lower(1, 1 + change) <= 0 && Lower(-1, change - 1) <= 0)
        {
            return null;
        }

        var rows = shares.Sum(one => one.Rows);
        return VolumeGate.Say(Outcome.Fail, shares.Sum(one => one.Challenger * one.Rows) / rows, shares.Sum(one => one.Champion * one.Rows) / rows, change, rows);

        double Lower(double a, double b) => PairedSequence.Judge([.. shares.Select(one => one.Difference(a, b))], alpha) is { Lower: var lower } && double.IsFinite(lower) ? lower : 0;
    }

    /// <summary>Why a stage may not continue whose challenger looks worse than is allowed, though not for certain; null where it does not.</summary>
    /// <remarks>The stage's own test at <see cref="LooksWorse"/>: one that is as good as the champion is stopped by chance once in four times at most.</remarks>
    public static string? Worse(Rollout rollout, QualityGateOptions options, IReadOnlyList<Cohort> cohorts) =>
        StageTest.Judge(rollout, options with { Confidence = LooksWorse }, cohorts).Outcome == Outcome.Fail
            ? "what was measured speaks for its being worse than allowed"
            : null;

    /// <summary>Why a stage without a conclusion may not continue; null when it may.</summary>
    /// <param name="rollout">The challenger and its stage.</param>
    /// <param name="cohorts">The cohorts of the stage so far.</param>
    public static string? Silent(Rollout rollout, IReadOnlyList<Cohort> cohorts)
    {
        var whole = cohorts.Where(cohort => Days.Start(cohort.Day) >= rollout.EnteredAt && cohort.Rows > 0 && cohort.Outage != true).ToList();
        if (whole.Count == 0)
        {
            return "no whole day of the stage has matured, so nothing says that it answers";
        }

        var asked = whole.Sum(cohort => cohort.Rows);
        if (rollout.Phase == Phase.Split)
        {
            return whole.Exists(cohort => cohort.Split?.ChallengerEntities > 0) ? null : "it answered nobody in its split";
        }

        var answered = whole.Sum(cohort => cohort.Shadow is { } shadow ? shadow.Answered ?? cohort.Rows : 0);
        return asked - answered > ToleratedRatio * asked
            ? string.Create(CultureInfo.InvariantCulture, $"it answered only {answered:N0} of {asked:N0} requests")
            : null;
    }
}
