namespace Perennial.Terms;

/// <summary>How a version is made.</summary>
public sealed record TrainOptions
{
    /// <summary>The trainer's name. The default is <c>lightgbm</c>.</summary>
    public string Trainer { get; init; } = "lightgbm";

    /// <summary>Handed to the trainer as they are, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>How far back the rows reach; null is everything there is (expanding). The default is null.</summary>
    public TimeSpan? Sliding { get; init; }

    /// <summary>How much history the first version is trained on. The default is 14 days.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Labelled rows below which nothing is trained. The default is 1,000.</summary>
    public long MinimumRows { get; init; } = 1_000;

    /// <summary>Rows of the rarer class below which nothing is trained. The default is 50.</summary>
    public long MinimumPositives { get; init; } = 50;

    /// <summary>Wall time after which a training is ended. The default is one hour.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Resident memory, in bytes, above which a training is ended. The default is 4 GiB.</summary>
    public long MemoryLimitBytes { get; init; } = 4L << 30;

    /// <summary>The seed of everything random in a training. The default is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The first row of a training that ends at <paramref name="to"/>.</summary>
    /// <param name="first">The first row there is.</param>
    /// <param name="to">After the last one.</param>
    public DateTimeOffset From(DateTimeOffset first, DateTimeOffset to) => Sliding is { } span && to - span > first ? to - span : first;
}
