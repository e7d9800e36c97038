namespace Perennial.Drift.Streaming;

/// <summary>What the Page-Hinkley test holds against its threshold.</summary>
public enum PageHinkleyForm
{
    /// <summary>The sum less its lowest value so far (for a fall, its highest less the sum): Page's test, and river's of today.</summary>
    Excursion,

    /// <summary>The sum itself, which never falls below 0: river's before 0.15.</summary>
    Clamped,

    /// <summary>The sum itself: frouros's and MOA's.</summary>
    Plain,
}
