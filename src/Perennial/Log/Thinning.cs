namespace Perennial.Log;

/// <summary>Leaves out part of the older rows of a query: the same share of every class, and the same rows every time.</summary>
/// <param name="Before">Rows that occurred before this</param>
/// <param name="Ratio">are kept in this share, from 0 to 1, chosen by their ids.</param>
public sealed record Thinning(DateTimeOffset Before, double Ratio);
