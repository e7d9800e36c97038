namespace Perennial.Drift.Budget;

/// <summary>One chance of a false alarm spread over endless looks: at most this chance that there ever is one.</summary>
public static class AlphaSpending
{
    /// <summary>What one look may spend.</summary>
    /// <param name="look">Look, from 1.</param>
    /// <param name="total">Chance of ever alarming falsely, above 0 and below 1; default 0.05.</param>
    /// <returns>total / (look (look + 1)), the sum of which over all looks is the total.</returns>
    /// <exception cref="ArgumentException">The look is under 1, or the total out of range.</exception>
    /// <remarks>Bonferroni over looks with a telescoping sum; Foster and Stine (2008) on spending without horizon. Assumes nothing about
    /// what looks share. Late looks have next to no power: for monitoring without end <see cref="FalseAlarmBudget"/> is meant, which has
    /// a rate and not a total.</remarks>
    public static double At(long look, double total = 0.05)
    {
        Require.AtLeast(look, 1, nameof(look));
        return Require.InsideUnit(total, nameof(total)) / look / (look + 1.0);
    }

    /// <summary>What all looks up to one may spend together.</summary>
    /// <param name="looks">Looks, 0 or more.</param>
    /// <param name="total">Chance of ever alarming falsely, above 0 and below 1; default 0.05.</param>
    /// <returns>total looks / (looks + 1).</returns>
    /// <exception cref="ArgumentException">The number of looks is negative, or the total out of range.</exception>
    public static double SpentBy(long looks, double total = 0.05) =>
        Require.InsideUnit(total, nameof(total)) * Require.AtLeast(looks, 0, nameof(looks)) / (looks + 1.0);
}
