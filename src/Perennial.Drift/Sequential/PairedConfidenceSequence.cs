namespace Perennial.Drift.Sequential;

/// <summary>
/// Anytime-valid interval for the mean difference in loss between challenger and champion on the same rows (shadow).
/// </summary>
/// <remarks>
/// Estimand: the mean over rows, each row counting once, as <see cref="Metrics.ClusteredMean"/> has it (a ratio of cluster sums to cluster
/// rows); with one row per cluster the plain mean. Source: Waudby-Smith et al. (2021), arXiv 2103.06476, theorem 2.2, with the
/// ratio's linearization (section 2.5 there); see <see cref="NormalMixture"/>.
/// Assumes independent clusters, each in one cohort only, finite variance, and clusters enough for a central limit. A difference that never
/// varies has no error to judge by and gives no finite interval.
/// </remarks>
/// <param name="options">Settings; default as their record says.</param>
public sealed class PairedConfidenceSequence(ConfidenceSequenceOptions? options = null)
    : ISequentialProcedure<ClusterMoments, IReadOnlyList<ClusterSum>, SequenceInterval>
{
    private readonly ConfidenceSequenceOptions settings = ConfidenceSequences.Checked(options);

    /// <inheritdoc/>
    public ClusterMoments Start => default;

    /// <summary>The state after one more cohort.</summary>
    /// <param name="state">State so far.</param>
    /// <param name="cohort">Per cluster: sum over its rows of challenger loss less champion loss, and its rows.</param>
    /// <returns>The next state.</returns>
    /// <exception cref="ArgumentException">A sum is NaN or infinite, or rows are under 1.</exception>
    public ClusterMoments Update(ClusterMoments state, IReadOnlyList<ClusterSum> cohort) => state.AddAll(cohort);

    /// <summary>The interval now; not finite during burn-in.</summary>
    /// <param name="state">State so far.</param>
    /// <returns>The interval for challenger less champion, in the unit of the loss per row.</returns>
    public SequenceInterval Judge(ClusterMoments state) => SequenceInterval.Of(
        state.Mean, state.StandardError, state.Clusters, state.Clusters >= settings.BurnInClusterCount, settings);
}
