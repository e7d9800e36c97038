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
    /// <summary>Why nothing may be changed unasked: the new one does worse, and the file says to hold; null when something may.</summary>
    public string? Held(ModelDeclaration model) => Says == Outcome.Fail && model.AfterPromotion.OnWorse == WhenWorse.Hold
        ? $"version {Version} does worse than version {Previous} that it replaced, and the file says to hold: roll back, promote or retrain"
        : null;
}
