using Perennial.Log;

namespace Perennial.Serve;

/// <summary>What a request got.</summary>
/// <param name="Version">The version that answered; null when there is no champion.</param>
/// <param name="Score">Its probability; NaN when there is no champion.</param>
/// <param name="Shadow">The version in the shadow; null when there is none.</param>
/// <param name="ShadowScore">What it would have said; NaN when there is none.</param>
public sealed record Answer(int? Version, double Score, int? Shadow, double ShadowScore)
{
    /// <summary>Without a champion there is no answer.</summary>
    public static Answer None { get; } = new(null, double.NaN, null, double.NaN);

    /// <summary>The rows that go to the log.</summary>
    public IEnumerable<InboxRow> Rows(Request request)
    {
        yield return new InboxRow(RowKind.Prediction, request.Id, request.OccurredAt, Version, Score, request.Entity, request.Features);
        if (Shadow is { } version)
        {
            yield return new InboxRow(RowKind.Shadow, request.Id, request.OccurredAt, version, ShadowScore, null, []);
        }
    }
}
