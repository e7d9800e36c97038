using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>How good the champion is. Days differ in hardness, so it is compared with the trivial answer of each day.</summary>
/// <param name="Metric">The loss.</param>
/// <param name="Now">Its mean over the newest days, minus that of the trivial answer: below zero where the champion knows something; null when not known yet.</param>
/// <param name="Fresh">The same over its first days; null when not known yet.</param>
internal sealed record LossView(MetricKind Metric, double? Now, double? Fresh)
{
    /// <summary>Of the champion; null while there is none.</summary>
    public static LossView? Of(ModelDeclaration model, ModelState state)
    {
        if (state.Registry.Champion is not { } champion)
        {
            return null;
        }

        var history = SkillHistory.Of(state.Monitor, champion, model.Calendar);
        return new LossView(model.Metric, (history.Now ?? history.Fresh)?.Mean, history.Fresh?.Mean);
    }

    /// <inheritdoc/>
    public override string ToString() => (Now, Fresh) is ({ } now, { } fresh)
        ? Words.Text($"{Words.Of(Metric)} {now:+0.0000;-0.0000} against the trivial answer over the newest days, {fresh:+0.0000;-0.0000} when fresh")
        : $"{Words.Of(Metric)} of a fresh champion is not known before its first {SkillHistory.PeriodDays} days";
}
