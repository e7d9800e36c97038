namespace Perennial.Log;

/// <summary>Which rows a window holds.</summary>
/// <param name="From">Predictions that occurred at or after this.</param>
/// <param name="To">Predictions that occurred before this.</param>
/// <param name="AsOf">Only what has at most this sequence is known.</param>
public sealed record WindowQuery(DateTimeOffset From, DateTimeOffset To, long AsOf)
{
    /// <summary>Whether rows without a label are left out. The default is false.</summary>
    public bool LabelledOnly { get; init; }

    /// <summary>The label of rows without one, where absence says something: set for matured rows only. The default is null.</summary>
    public double? AbsentMeans { get; init; }

    /// <summary>A column that is 1 where a label can come: only there does absence say something. The default is null: everywhere.</summary>
    public string? SeenWhen { get; init; }

    /// <summary>Days whose rows are left out: broken ones. The default is none.</summary>
    public IReadOnlyCollection<DateOnly> Without { get; init; } = [];

    /// <summary>What is left out of the older rows; a row that several concern is kept in the product of their shares. The default is nothing.</summary>
    public IReadOnlyList<Thinning> Thinned { get; init; } = [];

    /// <summary>Whether rows that no version answered are left out. The default is false.</summary>
    public bool AnsweredOnly { get; init; }

    /// <summary>Adds <see cref="WindowColumns.ShadowScore"/>: the score that this version gave unseen. Rows it did not score are left out. The default is null.</summary>
    public int? Shadow { get; init; }
}
