using System.Collections.Immutable;
using Perennial.Terms;

namespace Perennial.Log;

public sealed partial record LogState
{
    /// <summary>What became of the segments that are no longer among <see cref="Segments"/>: whoever named them still finds them described.</summary>
    public ImmutableDictionary<Digest, SegmentEnding> Endings { get; init; } = ImmutableDictionary<Digest, SegmentEnding>.Empty;

    /// <summary>Predictions that occurred before this time may have expired.</summary>
    public DateTimeOffset ExpiredTo { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The time from which predictions may be trained on; null before there is one.</summary>
    /// <remarks>Without this an expanding window would hold on to every row, and nothing would ever expire.</remarks>
    public DateTimeOffset? KeptFrom(ModelDeclaration model)
    {
        if (FirstDay is not { } day)
        {
            return null;
        }

        var kept = model.Log?.Retain is { } retain ? Days.Floor(Before - retain) : ExpiredTo;
        return new[] { Days.Start(day), kept, ExpiredTo }.Max();
    }

    /// <summary>Every segment that held in turn what <paramref name="segment"/> held, beginning with itself.</summary>
    public IEnumerable<Digest> Trail(Digest segment)
    {
        for (Digest? now = segment; now is { } held; now = Endings.GetValueOrDefault(held)?.Now)
        {
            yield return held;
        }
    }

    /// <summary>What became of <paramref name="segment"/>, and of what was left of it, oldest first; empty where it is as it was sealed.</summary>
    public IReadOnlyList<SegmentEnding> EndingsOf(Digest segment) =>
        [.. Trail(segment).Select(held => Endings.GetValueOrDefault(held)).OfType<SegmentEnding>()];

    private LogState Expire(SegmentsExpired expired, DateTimeOffset asOf)
    {
        var gone = expired.Segments.ToHashSet();
        return this with
        {
            Segments = Segments.RemoveAll(segment => gone.Contains(segment.Digest)),
            ExpiredTo = expired.Before > ExpiredTo ? expired.Before : ExpiredTo,
            Endings = Endings.SetItems(Segments.Where(segment => gone.Contains(segment.Digest))
                .Select(segment => KeyValuePair.Create(segment.Digest, new SegmentEnding(asOf, Expired: true, null, segment.Rows)))),
        };
    }

    private LogState Erase(EntityForgotten forgotten, DateTimeOffset asOf)
    {
        var rewritten = forgotten.Segments.ToDictionary(one => one.Old);
        return this with
        {
            Segments = [.. Segments.Select(segment => rewritten.TryGetValue(segment.Digest, out var one) ? one.New : segment).OfType<Segment>()],
            Endings = Endings.SetItems(forgotten.Segments
                .Select(one => KeyValuePair.Create(one.Old, new SegmentEnding(asOf, Expired: false, one.New?.Digest, one.ErasedRows)))),
        };
    }
}
