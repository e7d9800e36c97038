using Perennial.Log;

namespace Perennial.Serve;

/// <summary>What a request got.</summary>
/// <param name="Version">The version that answered; null when there is no champion.</param>
/// <param name="Score">Its probability, the place of its likeliest class, or its number; NaN when there is no champion.</param>
/// <param name="Shadow">The version in the shadow; null when there is none.</param>
/// <param name="ShadowScore">What it would have said; NaN when there is none.</param>
public sealed record Answer(int? Version, double Score, int? Shadow, double ShadowScore)
{
    /// <summary>Without a champion there is no answer.</summary>
    public static Answer None { get; } = new(null, double.NaN, null, double.NaN);

    /// <summary>The probability of each class; null where an answer is one number.</summary>
    public IReadOnlyList<double>? Classes { get; init; }

    /// <summary>The probability of each class, by the version in the shadow; null where an answer is one number.</summary>
    public IReadOnlyList<double>? ShadowClasses { get; init; }

    /// <summary>The rows that go to the log.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="classes">How many classes the model has. The default is 0: an answer is one number.</param>
    public IEnumerable<InboxRow> Rows(Request request, int classes = 0)
    {
        yield return new InboxRow(
            RowKind.Prediction, request.Id, request.OccurredAt, Version, Score, request.Entity, [.. request.Features, .. Cells(Classes, classes)]);
        if (Shadow is { } version)
        {
            yield return new InboxRow(RowKind.Shadow, request.Id, request.OccurredAt, version, ShadowScore, null, [.. Cells(ShadowClasses, classes)]);
        }
    }

    private static IEnumerable<object?> Cells(IReadOnlyList<double>? answer, int classes) =>
        Enumerable.Range(0, classes).Select(place => answer is null ? null : (object?)answer[place]);
}
