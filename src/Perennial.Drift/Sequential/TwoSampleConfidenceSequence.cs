namespace Perennial.Drift.Sequential;

/// <summary>
/// Anytime-valid interval for the difference in mean loss between challenger and champion on different clusters (a split).
/// </summary>
/// <remarks>
/// Estimand: mean over the challenger's rows less mean over the champion's, each row counting once. The error adds both arms'
/// variances, and the units are both arms' clusters. Source: Waudby-Smith et al. (2021), arXiv 2103.06476, theorem 2.2.
/// Assumes independent clusters, each in one arm and one cohort, assigned at random in fixed shares (check with
/// <see cref="SampleRatioTest"/>), and clusters enough for a central limit.
/// </remarks>
/// <param name="options">Settings; default as their record says.</param>
public sealed class TwoSampleConfidenceSequence(ConfidenceSequenceOptions? options = null)
    : ISequentialProcedure<TwoSampleMoments, TwoSampleCohort, SequenceInterval>
{
    private readonly ConfidenceSequenceOptions settings = ConfidenceSequences.Checked(options);

    /// <inheritdoc/>
    public TwoSampleMoments Start { get; } = new(default, default);

    /// <inheritdoc/>
    public TwoSampleMoments Update(TwoSampleMoments state, TwoSampleCohort cohort)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(cohort);
        return new TwoSampleMoments(state.Champion.AddAll(cohort.Champion), state.Challenger.AddAll(cohort.Challenger));
    }

    /// <summary>The interval now; not finite until both arms are past burn-in.</summary>
    /// <param name="state">State so far.</param>
    /// <returns>The interval for challenger less champion, in the unit of the loss per row.</returns>
    public SequenceInterval Judge(TwoSampleMoments state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (champion, challenger) = state;
        return SequenceInterval.Of(
            challenger.Mean - champion.Mean,
            double.Hypot(challenger.StandardError, champion.StandardError),
            champion.Clusters + challenger.Clusters,
            Math.Min(champion.Clusters, challenger.Clusters) >= settings.BurnInClusterCount,
            settings);
    }
}
