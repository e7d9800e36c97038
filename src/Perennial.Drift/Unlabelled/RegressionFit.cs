namespace Perennial.Drift.Unlabelled;

/// <summary>Fits a regression: handed in, so that any learner will do.</summary>
/// <param name="rows">Features, row after row.</param>
/// <param name="width">Features of a row, 1 or more.</param>
/// <param name="targets">What to predict, one a row.</param>
/// <returns>The fitted model.</returns>
public delegate RowPredictor RegressionFit(ReadOnlySpan<double> rows, int width, ReadOnlySpan<double> targets);
