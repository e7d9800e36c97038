namespace Perennial.Client.Wire;

/// <summary>One answer on its way to the server's log: a row of <c>POST /v1/models/{model}/predictions</c>.</summary>
/// <param name="Id">The prediction's id.</param>
/// <param name="Time">When it occurred.</param>
/// <param name="Entity">What it belongs to; null where nothing.</param>
/// <param name="Features">By column.</param>
/// <param name="Version">The version that answered.</param>
/// <param name="Score">Its answer; null where there was none.</param>
public sealed record SentRow(
    string Id, DateTimeOffset Time, string? Entity, IReadOnlyDictionary<string, object?> Features, int? Version, double? Score)
{
    /// <summary>The probability of each class; null where an answer is one number.</summary>
    public IReadOnlyList<double>? Classes { get; init; }

    /// <summary>Whether nobody heard the answer: it is what a version in the shadow said. The default is false.</summary>
    public bool Unseen { get; init; }
}
