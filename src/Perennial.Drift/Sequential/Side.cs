namespace Perennial.Drift.Sequential;

/// <summary>Which bounds a confidence sequence spends its error on.</summary>
public enum Side
{
    /// <summary>Both bounds; the null is "no difference".</summary>
    Both,

    /// <summary>The upper bound only, the lower is minus infinity; the null is "the difference is 0 or more".</summary>
    UpperOnly,

    /// <summary>The lower bound only, the upper is infinity; the null is "the difference is 0 or less".</summary>
    LowerOnly,
}
