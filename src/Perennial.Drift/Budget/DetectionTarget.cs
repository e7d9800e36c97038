namespace Perennial.Drift.Budget;

/// <summary>How much data there will be, and how sure an alarm must be.</summary>
/// <param name="ReferenceRows">Rows of the reference, 2 or more.</param>
/// <param name="CurrentRows">Rows of one look, 2 or more.</param>
/// <param name="Alpha">p-value at which a test alarms, above 0 and below 1: <see cref="FalseAlarmBudget.PerTest"/>.</param>
/// <param name="Power">Chance of an alarm at the first look after a drift, above alpha and below 1; default 0.8.</param>
public sealed record DetectionTarget(long ReferenceRows, long CurrentRows, double Alpha, double Power = 0.8)
{
    internal double NoiseWidth => Math.Sqrt((1.0 / ReferenceRows) + (1.0 / CurrentRows));

    internal DetectionTarget Checked()
    {
        Require.AtLeast(ReferenceRows, 2, nameof(ReferenceRows));
        Require.AtLeast(CurrentRows, 2, nameof(CurrentRows));
        Require.InsideUnit(Alpha, nameof(Alpha));
        Require.InsideUnit(Power, nameof(Power));
        return Power > Alpha
            ? this
            : throw new ArgumentException($"{nameof(Power)} is {Power:R}; it must be above {nameof(Alpha)}, {Alpha:R}.", nameof(Power));
    }
}
