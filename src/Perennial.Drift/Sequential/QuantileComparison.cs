namespace Perennial.Drift.Sequential;

/// <summary>What a comparison of a quantile says at a look.</summary>
/// <param name="Champion">The champion's interval.</param>
/// <param name="Challenger">The challenger's interval.</param>
public sealed record QuantileComparison(QuantileInterval Champion, QuantileInterval Challenger)
{
    /// <summary>Least difference, challenger less champion, that is not refused; minus infinity while unknown.</summary>
    public double Lower => Challenger.Lower - Champion.Upper;

    /// <summary>Largest difference that is not refused; infinity while unknown.</summary>
    public double Upper => Challenger.Upper - Champion.Lower;

    /// <summary>Reads the difference: smaller is better.</summary>
    /// <param name="equivalenceMargin">Largest difference that does not matter, 0 or more, in the unit of the rows; default 0, never
    /// equivalent.</param>
    /// <returns>The verdict; a proven difference goes before equivalence, however small it is.</returns>
    /// <exception cref="ArgumentException">The margin is NaN or negative.</exception>
    public SequentialVerdict Verdict(double equivalenceMargin = 0)
    {
        Require.AtLeastZero(equivalenceMargin, nameof(equivalenceMargin));
        if (Upper < 0)
        {
            return SequentialVerdict.ChallengerBetter;
        }

        if (Lower > 0)
        {
            return SequentialVerdict.ChallengerWorse;
        }

        return Lower > -equivalenceMargin && Upper < equivalenceMargin ? SequentialVerdict.Equivalent : SequentialVerdict.KeepGoing;
    }
}
