namespace Perennial.App.Servers;

/// <summary>One line of what a server says while it runs a command.</summary>
/// <param name="Out">For standard output.</param>
/// <param name="Error">For standard error.</param>
/// <param name="File">The number of a file that comes back, with the next of its bytes.</param>
/// <param name="Bytes">Base64.</param>
/// <param name="Exit">How it ended; the last line.</param>
internal sealed record SaidLine(string? Out = null, string? Error = null, int? File = null, string? Bytes = null, int? Exit = null);
