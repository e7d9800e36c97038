namespace Perennial.Client;

/// <summary>What became of the answers of a client, since it was opened.</summary>
/// <param name="Waiting">Answers that wait for the server, those on their way included.</param>
/// <param name="Sent">Answers that are durable on the server.</param>
/// <param name="Dropped">Answers that found too many waiting, or were left when the client was closed.</param>
/// <param name="Refused">Answers that the server refused for good.</param>
public readonly record struct SenderCounts(long Waiting, long Sent, long Dropped, long Refused);
