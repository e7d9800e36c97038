namespace Perennial.Log;

/// <summary>A row of the inbox with the places it got in the two orders of arrival.</summary>
/// <param name="Sequence">From 1, without gaps, over all kinds of one model.</param>
/// <param name="ArrivedAt">Never decreasing in sequence.</param>
/// <param name="Row">What was sent.</param>
public sealed record StoredRow(long Sequence, DateTimeOffset ArrivedAt, InboxRow Row)
{
    /// <summary>When the prediction occurred that it is, or belongs to; null where none had come before it.</summary>
    public DateTimeOffset? AskedAt { get; init; }
}
