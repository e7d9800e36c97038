namespace Perennial.Terms;

/// <summary>Where a parameter is drawn from.</summary>
/// <param name="Least">The least value.</param>
/// <param name="Most">The greatest value.</param>
/// <param name="Whole">Whether only whole numbers are drawn.</param>
public sealed record TuneRange(double Least, double Most, bool Whole);
