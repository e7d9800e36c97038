namespace Perennial.Adapters.Sqlite;

/// <summary>An alarm that a receiver was told of, and not yet that it is over.</summary>
/// <param name="Fingerprint">What makes it the same alarm.</param>
/// <param name="Body">What the receiver was told.</param>
public sealed record OutboxRaised(string Fingerprint, string Body);
