namespace Perennial.Terms;

/// <summary>When something is said to be wrong that no signal of the data shows.</summary>
public sealed record AlarmOptions
{
    /// <summary>No prediction for this long is an alarm. The default is 2 days.</summary>
    public TimeSpan NoPredictions { get; init; } = TimeSpan.FromDays(2);

    /// <summary>No turn of the loop for this long is an alarm. The default is an hour.</summary>
    public TimeSpan LoopStuck { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A version that waits for a person this long is an alarm. The default is a day.</summary>
    public TimeSpan Waits { get; init; } = TimeSpan.FromDays(1);
}
