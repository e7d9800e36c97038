namespace Perennial.Serve;

/// <summary>Something to answer.</summary>
/// <param name="Id">Given by the caller; the same request again has the same id.</param>
/// <param name="OccurredAt">The caller's time, UTC.</param>
/// <param name="Entity">What it belongs to; null where nothing. Decides the arm of a split.</param>
/// <param name="Features">In the signature's order: a double, a string, or null.</param>
public sealed record Request(string Id, DateTimeOffset OccurredAt, string? Entity, IReadOnlyList<object?> Features)
{
    /// <summary>The version that is to answer, for tests, see <see cref="Arm.Pinned"/>; null leaves it to the router. The default is null.</summary>
    public int? Version { get; init; }
}
