namespace Perennial.Decide;

/// <summary>The rules by which this release decides and rolls out. What was decided by older ones may come out otherwise now, and that is no damage.</summary>
public static class DecisionRules
{
    /// <summary>Their number: raised in the release in which the same recorded inputs are decided otherwise.</summary>
    public const int Number = 1;

    /// <summary>As a decision records it: the first rules were not numbered.</summary>
    public static int? Recorded { get; } = Number > 1 ? Number : null;

    /// <summary>Whether a decision was taken by other rules than this release's.</summary>
    public static bool AreOther(Decision? decision) => decision is not null && decision.Rules != Recorded;
}
