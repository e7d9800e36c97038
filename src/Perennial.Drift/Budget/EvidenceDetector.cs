namespace Perennial.Drift.Budget;

/// <summary>Gathers evidence over looks: many small signs, none of which alarms alone, add up. It may be looked at for ever.</summary>
/// <remarks>Shin, Ramdas and Rinaldo (2023), "E-detectors: a nonparametric framework for sequential change detection", the Shiryaev-Roberts
/// form: each test's evidence R becomes (R + 1) e. It alarms when the mean over the tests reaches the looks per alarm of the budget, and
/// starts anew. Without drift the mean run to an alarm is at least that many looks, and the chance of an alarm by look t is at most t over
/// them, whatever the tests of a look share; each look's rows must be new. No allocation per update.</remarks>
public sealed class EvidenceDetector
{
    private readonly double[] evidence;

    /// <summary>A detector that has seen nothing.</summary>
    /// <param name="budget">The false alarms put up with.</param>
    /// <param name="tests">Tests of a look, 1 or more.</param>
    /// <exception cref="ArgumentException">There is no test.</exception>
    public EvidenceDetector(FalseAlarmBudget budget, int tests)
    {
        ArgumentNullException.ThrowIfNull(budget);
        Budget = budget;
        evidence = new double[Require.AtLeast(tests, 1, nameof(tests))];
    }

    /// <summary>The false alarms put up with.</summary>
    public FalseAlarmBudget Budget { get; }

    /// <summary>Evidence per test since the last alarm, 0 or more. At an alarm it is still that which led to it.</summary>
    public ReadOnlySpan<double> Evidence => evidence;

    /// <summary>Whether the last look alarmed.</summary>
    public bool IsAlarm { get; private set; }

    /// <summary>Looks since the start or the last alarm, 0 or more.</summary>
    public long Looks { get; private set; }

    /// <summary>Takes one look's p-values.</summary>
    /// <param name="pValues">One per test, each 0 to 1; uniform, or larger, where nothing drifts, given all looks before.</param>
    /// <returns>Whether it alarms.</returns>
    /// <exception cref="ArgumentException">Another number of tests, or a p-value is NaN or outside 0 to 1; nothing is then changed.</exception>
    public bool Update(ReadOnlySpan<double> pValues)
    {
        Require.SameLength(evidence.Length, pValues.Length, nameof(pValues));
        foreach (var p in pValues)
        {
            Require.Probability(p, nameof(pValues));
        }

        if (IsAlarm)
        {
            Array.Clear(evidence);
            Looks = 0;
        }

        var sum = 0.0;
        for (var test = 0; test < evidence.Length; test++)
        {
            // Held finite, so that evidence once beyond all bounds is still a number.
            evidence[test] = Math.Min(double.MaxValue / evidence.Length, (evidence[test] + 1) * EValue.OfPValue(pValues[test]));
            sum += evidence[test];
        }

        Looks++;
        IsAlarm = sum / evidence.Length >= Budget.LooksPerAlarm;
        return IsAlarm;
    }

    /// <summary>The test with the most evidence: where to look first.</summary>
    /// <returns>Its place, from 0; the first of several.</returns>
    public int Strongest() => System.Numerics.Tensors.TensorPrimitives.IndexOfMax<double>(evidence);
}
