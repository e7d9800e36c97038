namespace Perennial.Monitor;

/// <summary>What a version probably loses on a day whose labels are not known yet, from its own answers and how they were kept on the newest labelled days.</summary>
/// <remarks>Blind to a change of what follows from the same row: concept drift.</remarks>
/// <param name="Day">The day the predictions were asked for, UTC.</param>
/// <param name="Version">Whose answers.</param>
/// <param name="Rows">Predictions that it answered.</param>
/// <param name="Loss">The expected mean loss, by the declared metric.</param>
/// <param name="Lower">Lower end of its band.</param>
/// <param name="Upper">Upper end of its band.</param>
public sealed record LossEstimate(DateOnly Day, int Version, long Rows, double Loss, double Lower, double Upper)
{
    /// <summary>How it was made: <c>confidence-based</c>, or <c>direct</c> for numbers.</summary>
    public required string Method { get; init; }

    /// <summary>Standard error by what is chance in the day: its labels, and what all rows of a day share.</summary>
    public required double DayError { get; init; }

    /// <summary>Standard error that all days estimated from the same labelled rows have in common.</summary>
    public required double SharedError { get; init; }

    /// <summary>Standard errors from the estimate to either end of the band.</summary>
    public required double Errors { get; init; }

    /// <summary>Earlier days, estimated and labelled since, whose misses went into the errors; null for none.</summary>
    public int? MissedDays { get; init; }

    /// <summary>Labelled rows it was made from.</summary>
    public required long LabelledRows { get; init; }

    /// <summary>The first of their days.</summary>
    public required DateOnly LabelledFrom { get; init; }

    /// <summary>The last of their days.</summary>
    public required DateOnly LabelledTo { get; init; }
}
