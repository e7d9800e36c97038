namespace Perennial.Drift.Sequential;

/// <summary>Compares a quantile, such as the 0.95 quantile of latency, between challenger and champion; may be looked at any time.</summary>
/// <remarks>Each arm has a <see cref="QuantileConfidenceSequence"/> at half the error, so both hold together with the whole of it, whether
/// the arms are independent (a split) or not (a shadow). Source and assumption as there.</remarks>
public sealed class TwoSampleQuantileConfidenceSequence
    : ISequentialProcedure<TwoSampleQuantileCounts, TwoSampleRows, QuantileComparison>
{
    private readonly QuantileConfidenceSequence arm;

    /// <summary>Makes the procedure.</summary>
    /// <param name="options">Settings; default as their record says.</param>
    /// <exception cref="ArgumentException">Largest is not above least.</exception>
    public TwoSampleQuantileConfidenceSequence(QuantileOptions? options = null)
    {
        var settings = options ?? new QuantileOptions();
        arm = new QuantileConfidenceSequence(settings with { Alpha = settings.Alpha / 2 });
        Start = new TwoSampleQuantileCounts(arm.Start, arm.Start);
    }

    /// <inheritdoc/>
    public TwoSampleQuantileCounts Start { get; }

    /// <inheritdoc/>
    public TwoSampleQuantileCounts Update(TwoSampleQuantileCounts state, TwoSampleRows cohort)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(cohort);
        return new(arm.Update(state.Champion, cohort.Champion), arm.Update(state.Challenger, cohort.Challenger));
    }

    /// <inheritdoc/>
    public QuantileComparison Judge(TwoSampleQuantileCounts state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new QuantileComparison(arm.Judge(state.Champion), arm.Judge(state.Challenger));
    }
}
