using Perennial.Drift.Sketches;

namespace Perennial.Drift.Selection;

/// <summary>A column of categories in bounded memory: its profile, and the rows of every bucket into which a hash throws its categories.</summary>
/// <remarks>Where two samples share their categories' probabilities they share those of the buckets, so that a test of the buckets' counts is as
/// right as one of the categories'. Nothing is allocated per row beyond the caller's texts. 8 KB more than the profile.</remarks>
public sealed class BucketedCategories
{
    /// <summary>Buckets: 1,024.</summary>
    public const int BucketCount = 1024;

    private readonly long[] buckets = new long[BucketCount];

    /// <summary>Makes an empty one.</summary>
    /// <param name="size">Of the profile; default 1024, see <see cref="CategoryProfile"/>.</param>
    /// <exception cref="ArgumentException">The size is out of range.</exception>
    public BucketedCategories(int size = 1024) => Profile = new CategoryProfile(size);

    /// <summary>Frequent categories, distinct ones, missing rows.</summary>
    public CategoryProfile Profile { get; }

    /// <summary>Rows per bucket.</summary>
    public ReadOnlySpan<long> Buckets => buckets;

    /// <summary>Adds a row.</summary>
    /// <param name="value">The category; null counts as missing.</param>
    public void Add(string? value)
    {
        Profile.Add(value);
        if (value is not null)
        {
            buckets[StableHash.Of(value.AsSpan()) % BucketCount]++;
        }
    }
}
