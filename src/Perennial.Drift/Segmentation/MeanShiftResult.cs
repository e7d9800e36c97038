namespace Perennial.Drift.Segmentation;

/// <summary>What a look for a shift of a series' mean found.</summary>
/// <param name="Statistic">The farthest cumulative deviation in units of its noise, finite; 0 or more.</param>
/// <param name="PValue">Probability, 0 to 1, of one at least as far where the mean never shifts.</param>
/// <param name="Place">The first place after the likeliest shift, from 1; 0 in a series that never moves.</param>
public sealed record MeanShiftResult(double Statistic, double PValue, int Place);
