namespace Perennial.Drift.Multivariate;

/// <summary>Drift of many columns together, as far as a classifier can tell current rows from reference rows.</summary>
public static class DomainClassifier
{
    /// <summary>Learns on all folds but one, scores that one, and ranks its scores; then the next.</summary>
    /// <param name="reference">Reference rows, at least as many as folds.</param>
    /// <param name="current">Current rows, likewise, the same columns.</param>
    /// <param name="learner">The classifier. It must be deterministic; the test is as strong as it is.</param>
    /// <param name="options">Folds and permutations; null: the defaults of <see cref="DomainClassifierOptions"/>.</param>
    /// <returns>The area under the ROC curve of the scores out of fold, 0 to 1, near 0.5 without drift: the mean over the folds, weighed by
    /// their pairs; and a one-sided p-value. Scores of different folds are never compared, since each has its own classifier.</returns>
    /// <exception cref="ArgumentException">Too few rows, columns differ, an option is out of range, or the learner gave a wrong number of
    /// scores or NaN.</exception>
    /// <remarks>Lopez-Paz and Oquab (2017), "Revisiting Classifier Two-Sample Tests". The classifier of a fold has not seen its rows, so
    /// the ranks within a fold are exactly those of Mann and Whitney. The folds share rows to learn from, and adding up their ranks as if
    /// they did not doubles the false alarms; so p is the least of the folds' p-values times their number, which holds whatever they
    /// share. With permutations p is exact and the test stronger, at the cost of learning that many times more.
    /// Assumes independent rows: rows of one entity in several folds tell the classifier too much.</remarks>
    public static TestResult Test(
        MatrixRows reference, MatrixRows current, DomainLearner learner, DomainClassifierOptions? options = null)
    {
        MatrixRows.SameColumns(reference, current, nameof(current));
        ArgumentNullException.ThrowIfNull(learner);
        options ??= new DomainClassifierOptions();
        options.Check(reference, current);
        var folds = new DomainFolds(reference.Then(current), learner, options);
        bool[] labels = [.. Enumerable.Range(0, reference.Count + current.Count).Select(row => row >= reference.Count)];
        var random = new Random(options.Seed);
        var observed = folds.Ranks(labels, random);
        if (options.Permutations == 0)
        {
            return new TestResult(observed.Area, Math.Min(1, options.Folds * observed.LeastP), reference.Count, current.Count);
        }

        var asLarge = 0;
        for (var permutation = 0; permutation < options.Permutations; permutation++)
        {
            random.Shuffle(labels);
            asLarge += folds.Ranks(labels, random).Area >= observed.Area - 1e-12 ? 1 : 0;
        }

        return new TestResult(observed.Area, (asLarge + 1.0) / (options.Permutations + 1), reference.Count, current.Count);
    }
}
