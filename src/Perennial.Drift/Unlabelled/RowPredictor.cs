namespace Perennial.Drift.Unlabelled;

/// <summary>A fitted model: a number for a row of features.</summary>
/// <param name="row">Features in the order of the fit.</param>
/// <returns>A prediction, or the probability of yes.</returns>
public delegate double RowPredictor(ReadOnlySpan<double> row);
