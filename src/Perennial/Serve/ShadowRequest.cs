namespace Perennial.Serve;

/// <summary>A request that waits for a version in the shadow.</summary>
/// <param name="Table">Whose challenger is to answer it.</param>
/// <param name="Request">The request.</param>
internal readonly record struct ShadowRequest(ServedTable Table, Request Request);
