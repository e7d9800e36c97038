using Perennial.Log;

namespace Perennial.Serve;

/// <summary>What a request got.</summary>
/// <param name="Version">The version that answered; null when there is no champion.</param>
/// <param name="Score">Its probability, the place of its likeliest class, or its number; NaN when there is no champion.</param>
/// <param name="Shadow">The version in the shadow; null when there is none, or when it could not be asked.</param>
/// <param name="ShadowScore">What it would have said; NaN when there is none, or when it answers later, off the path of this answer.</param>
public sealed record Answer(int? Version, double Score, int? Shadow, double ShadowScore)
{
    /// <summary>Without a champion there is no answer.</summary>
    public static Answer None { get; } = new(null, double.NaN, null, double.NaN);

    /// <summary>Why this version answered. The default is that it is the champion.</summary>
    public Arm Arm { get; init; }

    /// <summary>The probability of each class; null where an answer is one number.</summary>
    public IReadOnlyList<double>? Classes { get; init; }

    /// <summary>The probability of each class, by the version in the shadow; null where an answer is one number.</summary>
    public IReadOnlyList<double>? ShadowClasses { get; init; }

    /// <summary>For how many predictions its row in the log stands; 0 where it leaves none. The default is 1.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The place of the logged column that holds the weight; -1 where rows carry none.</summary>
    internal int WeightPlace { get; init; } = -1;

    /// <summary>The rows that go to the log.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="classes">How many classes the model has. The default is 0: an answer is one number.</param>
    public IEnumerable<InboxRow> Rows(Request request, int classes = 0)
    {
        if (Arm == Arm.Pinned || Weight == 0)
        {
            yield break;
        }

        yield return new InboxRow(
            RowKind.Prediction, request.Id, request.OccurredAt, Version, Score, request.Entity, [.. LogSampling.Weighed(request.Features, WeightPlace, Weight), .. Cells(Classes, classes)]);
        if (Shadow is { } version && !double.IsNaN(ShadowScore))
        {
            yield return Unseen(request, version, ShadowScore, ShadowClasses, classes);
        }
    }

    /// <summary>The row of an answer that nobody heard.</summary>
    internal static InboxRow Unseen(Request request, int version, double score, IReadOnlyList<double>? answer, int classes) =>
        new(RowKind.Shadow, request.Id, request.OccurredAt, version, score, null, [.. Cells(answer, classes)]);

    private static IEnumerable<object?> Cells(IReadOnlyList<double>? answer, int classes) =>
        Enumerable.Range(0, classes).Select(place => answer is null ? null : (object?)answer[place]);
}
