namespace Perennial.App.Api.Inference;

/// <summary>How often something was done, and how long that took.</summary>
/// <param name="Count">Times.</param>
/// <param name="Ns">Nanoseconds in all.</param>
internal sealed record DurationStatistic(long Count, long Ns)
{
    /// <summary>Never.</summary>
    public static DurationStatistic None { get; } = new(0, 0);

    /// <summary>Once more.</summary>
    public DurationStatistic Plus(long nanoseconds) => new(Count + 1, Ns + nanoseconds);
}
