namespace Perennial.Monitor;

/// <summary>How good the estimates of days without labels were, now that labels have come.</summary>
/// <param name="Days">Days of which both are known.</param>
/// <param name="MeanError">Mean size of the estimate less what was lost; null while no day is known.</param>
/// <param name="Bias">Mean of the estimate less what was lost: above 0 where it is too dark; null likewise.</param>
/// <param name="WithinRatio">The share of days on which the loss lay within the band; null likewise.</param>
public sealed record EstimateErrors(int Days, double? MeanError, double? Bias, double? WithinRatio)
{
    /// <summary>Estimates beside what was lost, as it is known now: a day that is measured again counts anew. Days that are left out do not count.</summary>
    public static EstimateErrors Of(MonitorState state)
    {
        var pairs = Pairs(state);
        return pairs.Count == 0 ? new EstimateErrors(0, null, null, null) : new EstimateErrors(
            pairs.Count,
            pairs.Average(pair => Math.Abs(pair.Estimate.Loss - pair.Lost)),
            pairs.Average(pair => pair.Estimate.Loss - pair.Lost),
            pairs.Count(pair => pair.Lost >= pair.Estimate.Lower && pair.Lost <= pair.Estimate.Upper) / (double)pairs.Count);
    }

    /// <summary>Every estimate whose day was measured, with what its version lost.</summary>
    public static IReadOnlyList<(LossEstimate Estimate, double Lost)> Pairs(MonitorState state)
    {
        var cohorts = state.Sound.Where(cohort => cohort.Labelled > 0).ToDictionary(cohort => cohort.Day);
        return [.. state.Estimates
            .Select(estimate => (Estimate: estimate, Lost: cohorts.GetValueOrDefault(estimate.Day)?.LossOf(estimate.Version)))
            .Where(pair => pair.Lost is not null).Select(pair => (pair.Estimate, pair.Lost!.Value))];
    }
}
