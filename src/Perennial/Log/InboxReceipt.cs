namespace Perennial.Log;

/// <summary>What became of the rows of one append; they are durable when the receipt is given.</summary>
/// <param name="Accepted">Rows that are new.</param>
/// <param name="Repeated">Predictions whose id is known, and labels that say what is known.</param>
/// <param name="Corrected">Labels that differ from the one known before; counted in <paramref name="Accepted"/> as well.</param>
/// <param name="Sequence">The newest sequence after the append.</param>
public sealed record InboxReceipt(int Accepted, int Repeated, int Corrected, long Sequence);
