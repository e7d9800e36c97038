namespace Perennial.App.Comparison;

/// <summary>A file that was compared.</summary>
/// <param name="File">Its path, as it was given.</param>
/// <param name="Rows">Rows in it.</param>
internal sealed record ComparedFileView(string File, long Rows);
