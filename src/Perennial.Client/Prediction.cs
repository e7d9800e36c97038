namespace Perennial.Client;

/// <summary>What a request was answered.</summary>
/// <param name="Id">The prediction's id: labels are sent by it.</param>
/// <param name="Version">The version that answered.</param>
/// <param name="Score">A probability, the place of the likeliest class, or a number.</param>
public sealed record Prediction(string Id, int Version, double Score)
{
    /// <summary>The probability of each class, by name; null where an answer is one number.</summary>
    public IReadOnlyDictionary<string, double>? Classes { get; init; }

    /// <summary>Whether the server was not reached within the lease, so that a newer champion may exist. The default is false.</summary>
    public bool Stale { get; init; }

    /// <summary>Whether the answer waits to be logged; false when too many waited already and it was dropped from the log.</summary>
    public bool Logged { get; init; } = true;
}
