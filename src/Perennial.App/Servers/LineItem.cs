namespace Perennial.App.Servers;

/// <summary>One word of a command line that is sent to a server: a text, or a file of the sender.</summary>
/// <param name="Text">The word; null for a file.</param>
/// <param name="Reads">The number of the file that is sent along; null where it is none.</param>
/// <param name="Writes">The number of the file that is to come back; null where it is none.</param>
/// <param name="Path">How the sender names the file; shown, and never opened.</param>
/// <param name="Beside">A file that the one to read names beside itself; null where it names none.</param>
internal sealed record LineItem(string? Text = null, int? Reads = null, int? Writes = null, string? Path = null, string? Beside = null);
