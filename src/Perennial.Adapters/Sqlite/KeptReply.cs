namespace Perennial.Adapters.Sqlite;

/// <summary>What a request was answered, kept for whoever asks the same again.</summary>
/// <param name="Request">The digest of what was asked.</param>
/// <param name="Status">Of HTTP; 0 while it is not answered yet, and when nobody knows whether it was.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">As text.</param>
public sealed record KeptReply(string Request, int Status, string? ContentType, string Body);
