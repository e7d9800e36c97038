using Perennial.Simulation.Story;

namespace Perennial.App.Report;

/// <summary>A table of the story as text: the terminal and the report show the same cells.</summary>
/// <param name="Heads">Over the columns; the first column is text, the others are figures.</param>
/// <param name="Rows">The cells.</param>
internal sealed record StoryGrid(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Week by week.</summary>
    public static StoryGrid Weeks(ReplayStory story) => new(
        ["Week of", "Rows", Capital(story.Label), "Perennial", "Never", "Weekly", "Hindsight", "Saved"],
        [.. story.Weeks.Select(week => Week(week, story.Prices.Loss))]);

    /// <summary>Policy by policy.</summary>
    public static StoryGrid Totals(ReplayStory story)
    {
        var (loss, retrains, spend, cost) = (story.Totals.Loss, story.Totals.Retrains, story.Totals.RetrainSpend, story.Totals.Cost);
        return new(
            ["Policy", "Mean loss", "Retrains", "Retrains cost", "Loss costs", $"Cost, {cost.Currency}", "Saved"],
            [
                Policy("Perennial", loss.Perennial, retrains.Perennial, spend.Perennial, cost.Perennial, cost.Never),
                Policy("Never", loss.Never, retrains.Never, spend.Never, cost.Never, cost.Never),
                Policy("Weekly", loss.Weekly, retrains.Weekly, spend.Weekly, cost.Weekly, cost.Never),
                Policy("Hindsight", loss.Hindsight, retrains.Hindsight, spend.Hindsight, cost.Hindsight, cost.Never),
            ]);
    }

    /// <summary>What the loss of a week saved against never retraining, retrains left aside.</summary>
    public static double Saved(StoryWeek week, double price, Func<Policies<double>, double> policy) =>
        (week.Loss.Never - policy(week.Loss)) * week.Rows * price;

    private static IReadOnlyList<string> Week(StoryWeek week, double price) => week.Rows == 0
        ? [Figures.Day(week.Start), "0", "–", "–", "–", "–", "–", "–"]
        :
        [
            Figures.Day(week.Start), Figures.Count(week.Rows), Figures.Label(week.PositiveRatio),
            Figures.Loss(week.Loss.Perennial), Figures.Loss(week.Loss.Never), Figures.Loss(week.Loss.Weekly), Figures.Loss(week.Loss.Hindsight),
            Figures.Cents(Saved(week, price, loss => loss.Perennial)),
        ];

    private static IReadOnlyList<string> Policy(string name, double loss, int retrains, double spend, double cost, double never) =>
        [name, Figures.Loss(loss), Figures.Count(retrains), Figures.Amount(spend), Figures.Amount(cost - spend), Figures.Amount(cost), Figures.Amount(never - cost)];

    private static string Capital(string name) => name.Length == 0 ? name : $"{char.ToUpperInvariant(name[0])}{name[1..]}";
}
