using System.Collections.Immutable;
using Perennial.Registry;

namespace Perennial.Log;

/// <summary>What is sealed of a model's log.</summary>
public sealed partial record LogState
{
    /// <summary>Before the first event.</summary>
    public static LogState Start { get; } = new();

    /// <summary>All segments, in the order they were sealed.</summary>
    public ImmutableList<Segment> Segments { get; init; } = [];

    /// <summary>Every row up to this sequence is sealed.</summary>
    public long Through { get; init; }

    /// <summary>Every row that arrived before this time is sealed.</summary>
    public DateTimeOffset Before { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The day of the first prediction; null before there is one.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The state after one more fact.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="asOf">When; asked only of facts by which segments end.</param>
    public LogState After(IFact fact, DateTimeOffset asOf = default) => fact switch
    {
        SegmentsSealed sealing => this with
        {
            Segments = Segments.AddRange(sealing.Segments),
            Through = sealing.Through,
            Before = sealing.Before,
            FirstDay = FirstDay ?? FirstPrediction(sealing.Segments),
        },
        SegmentsExpired expired => Expire(expired, asOf),
        EntityForgotten forgotten => Erase(forgotten, asOf),
        _ => this,
    };

    private static DateOnly? FirstPrediction(IReadOnlyList<Segment> segments) => segments
        .Where(segment => segment.Kind == RowKind.Prediction)
        .Select(segment => (DateOnly?)DateOnly.FromDateTime(segment.FirstOccurred.UtcDateTime))
        .Min();
}
