using Perennial.Registry;

namespace Perennial.Train;

/// <summary>A run began to try how its version is best made.</summary>
/// <param name="Run">The run.</param>
/// <param name="From">Rows that occurred from this time</param>
/// <param name="TrainTo">and before this one may be trained on;</param>
/// <param name="SelectFrom">those from here</param>
/// <param name="SelectTo">up to here choose: no version is judged on what it was chosen by.</param>
/// <param name="AsOf">As the log stood at this sequence.</param>
/// <param name="Candidates">What is tried, the cheapest last where two do equally well.</param>
[Journaled("trials-begun")]
public sealed record TrialsBegun(
    int Run, DateTimeOffset From, DateTimeOffset TrainTo, DateTimeOffset SelectFrom, DateTimeOffset SelectTo, long AsOf, IReadOnlyList<Recipe> Candidates) : IFact
{
    /// <summary>Days in between that are left out, broken ones; null where there are none.</summary>
    public IReadOnlyList<DateOnly>? Without { get; init; }

    /// <summary>The most rows that a candidate has; null where it was not noted.</summary>
    public long? Rows { get; init; }

    /// <summary>Rows that the first round trains a candidate on, at most; null where nothing is charged.</summary>
    public long? FirstRows { get; init; }

    /// <summary>What a row of a trial costs: the most rows together cost a retrain; null where nothing is charged.</summary>
    public double? RowPrice { get; init; }

    /// <summary>What all trials may cost; null where nothing limits them.</summary>
    public double? Limit { get; init; }
}
