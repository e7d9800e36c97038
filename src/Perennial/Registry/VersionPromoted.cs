namespace Perennial.Registry;

/// <summary>A version became champion.</summary>
/// <param name="Version">The new champion.</param>
/// <param name="Previous">The champion before; null for the first.</param>
/// <param name="Reason">Why.</param>
[Journaled("version-promoted")]
public sealed record VersionPromoted(int Version, int? Previous, string Reason) : IFact
{
    /// <summary>Since when it has answered, where it did so before anybody told the journal; null where it answers from now on.</summary>
    public DateTimeOffset? Since { get; init; }
}
