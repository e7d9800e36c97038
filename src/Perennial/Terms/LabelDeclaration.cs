namespace Perennial.Terms;

/// <summary>The truth that comes back later.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="MaturesAfter">How long after the prediction its label is known; at least zero.</param>
public sealed record LabelDeclaration(string Name, TimeSpan MaturesAfter)
{
    /// <summary>The classes of a multiclass task, in the order of their probabilities; a label is a place in this list. Null for other tasks.</summary>
    public IReadOnlyList<string>? Classes { get; init; }

    /// <summary>What a prediction without a label means once it matured, where labels are events: no event is this value. Null where absence says nothing.</summary>
    public double? AbsentMeans { get; init; }

    /// <summary>Where absence says something, rows younger than this have no label yet, whatever is known of them; zero elsewhere.</summary>
    public TimeSpan Unsettled => AbsentMeans is null ? TimeSpan.Zero : MaturesAfter;

    /// <summary>The logged column that is 1 where a label can come to be seen, and 0 where none can: the action that was taken. Null where all can.</summary>
    public string? SeenWhen { get; init; }

    /// <summary>The logged column with the probability, above 0 and at most 1, that a row's label was let be seen: rows weigh its inverse. Null where nothing was explored.</summary>
    public string? Explore { get; init; }
}
