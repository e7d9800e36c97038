namespace Perennial.Drift.Multivariate;

/// <summary>Learns to tell current rows from reference rows, and scores rows it has not seen.</summary>
/// <param name="learned">Rows to learn from.</param>
/// <param name="isCurrent">For each of them, whether it is a current row.</param>
/// <param name="held">Rows to score.</param>
/// <returns>A score per held row, higher for what looks current; any scale, not NaN. It must depend on nothing but the arguments.</returns>
public delegate double[] DomainLearner(MatrixRows learned, bool[] isCurrent, MatrixRows held);
