using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.RollOut;

/// <summary>The newest promotion, while the champion before is still compared with the new one.</summary>
/// <param name="Version">The new champion.</param>
/// <param name="Previous">The champion before.</param>
/// <param name="Since">When it was promoted.</param>
/// <param name="Says">What the watch said last; null before it said anything.</param>
/// <param name="Over">Whether the watch ended.</param>
public sealed record WatchedPromotion(int Version, int Previous, DateTimeOffset Since, Outcome? Says = null, bool Over = false)
{
    /// <summary>The guardrail that the new champion ran into; null while it ran into none. It stays.</summary>
    public Verdict? Stopped { get; init; }

    /// <summary>What serving took since the promotion; null where it is not measured.</summary>
    public ServingWatch? Served { get; init; }

    /// <summary>What serving took of the champion before, in the last stage beside the new one; null where it was not measured.</summary>
    public VersionServed? Before { get; init; }

    /// <summary>After what the watch told.</summary>
    internal WatchedPromotion Telling(PromotionWatched told) => this with
    {
        Says = told.Verdict.Outcome,
        Over = told.Over,
        Stopped = told.Verdict is { Outcome: Outcome.Fail } verdict && verdict.Gate != PromotionWatch.Name ? verdict : Stopped,
    };

    /// <summary>Why nothing may be changed unasked: the new one does worse, and the file says to hold; null when something may.</summary>
    public string? Held(ModelDeclaration model) => Says == Outcome.Fail && model.AfterPromotion.OnWorse == WhenWorse.Hold
        ? $"version {Version} does worse than version {Previous} that it replaced, and the file says to hold: roll back, promote or retrain"
        : null;
}
