using Perennial.Log;

namespace Perennial.Simulation.Streams;

/// <summary>
/// Synthetic: applications for loans, whose truth is seen only where a loan was given. Who got one was settled by a policy of that time, which knew
/// income and debt alone, and by chance: of those it refused, a few got one all the same, with a probability that is written down. What the model answers
/// in a replay changes none of it. After half of the time another kind of applicant comes, to whom a high income says less.
/// </summary>
/// <param name="options">How much of it there is.</param>
public sealed class LenderStream(StreamOptions options) : SyntheticStream(options)
{
    /// <summary>The policy gave a loan below this probability of default.</summary>
    public const double PolicyThreshold = 0.2;

    private const double ShiftAt = 0.5;

    /// <summary>The probability of a loan for those whom the policy refused. The default is one in twenty.</summary>
    public double ExploredRatio { get; init; } = 0.05;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = ["income", "debt", "months", "work", "approved", "explored"];

    /// <inheritdoc/>
    public override string Label => "defaulted";

    /// <inheritdoc/>
    protected override HistoryRow Row(int day, int number, DateTimeOffset at, Dice dice)
    {
        var gig = dice.Chance(Over(day) >= ShiftAt ? 0.5 : 0.1);
        var (income, debt) = (Math.Round(Math.Exp(dice.Normal(gig ? 0.8 : 1, 0.4)), 3), Math.Round(dice.Uniform(), 3));
        var months = Math.Floor(dice.Uniform() * 120);
        var policy = Probability(-1.5 + (4 * (debt - 0.4)) - (0.6 * (income - 3)));
        var truth = Probability(-1.5 + (4 * (debt - 0.4)) - ((gig ? 0.1 : 0.6) * (income - 3)) - (0.04 * (months - 60)));
        var (lucky, defaulted) = (dice.Chance(ExploredRatio), dice.Chance(truth));
        var wanted = policy < PolicyThreshold;
        return Made(
            day, number, at, null, !wanted && !lucky ? null : defaulted ? 1 : 0,
            income, debt, months, gig ? "gig" : "wage", wanted || lucky ? 1.0 : 0.0, wanted ? 1.0 : ExploredRatio);
    }

    private static double Probability(double logit) => 1 / (1 + Math.Exp(-logit));
}
