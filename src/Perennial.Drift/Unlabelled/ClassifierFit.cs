namespace Perennial.Drift.Unlabelled;

/// <summary>Fits a classifier of yes and no whose answers are probabilities: handed in, or <see cref="SplineLogistic.Fit"/>.</summary>
/// <param name="rows">Features, row after row.</param>
/// <param name="width">Features of a row, 1 or more.</param>
/// <param name="labels">What to predict, one a row.</param>
/// <returns>The fitted model: a probability of yes, 0 to 1, as the rows are mixed.</returns>
public delegate RowPredictor ClassifierFit(ReadOnlySpan<double> rows, int width, ReadOnlySpan<bool> labels);
