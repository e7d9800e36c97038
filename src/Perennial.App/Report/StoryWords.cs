using Perennial.Decide;
using Perennial.Simulation.Story;

namespace Perennial.App.Report;

/// <summary>The story in sentences: the same on the terminal and in the report.</summary>
internal static class StoryWords
{
    /// <summary>What came of it, in one sentence with the money.</summary>
    public static string Headline(ReplayStory story)
    {
        var (saved, currency) = (story.Totals.Saved, story.Prices.Currency);
        var did = $"Perennial {Retrained(story.Totals.Retrains.Perennial)}";
        return (saved.Ratio, Math.Round(saved.Perennial)) switch
        {
            (null, >= 0) => $"{did}, and there was nothing to save: even in hindsight, never retraining was cheapest.",
            (null, _) => $"{did}, which cost {Figures.Money(-saved.Perennial, currency)}: even in hindsight, never retraining was cheapest.",
            (_, > 0) => $"{did} and saved {Figures.Money(saved.Perennial, currency)} of the {Figures.Amount(saved.Hindsight)} that hindsight would have saved.",
            (_, 0) => $"{did} and saved nothing of the {Figures.Money(saved.Hindsight, currency)} that hindsight would have saved.",
            _ => $"{did} and cost {Figures.Money(-saved.Perennial, currency)} more than never retraining; hindsight would have saved {Figures.Amount(saved.Hindsight)}.",
        };
    }

    /// <summary>How retraining every week would have done.</summary>
    public static string Weekly(ReplayStory story)
    {
        var (saved, count) = (story.Totals.Saved.Weekly, story.Totals.Retrains.Weekly);
        var money = Figures.Money(Math.Abs(saved), story.Prices.Currency);
        var price = $"{Figures.Times(count, "1 retrain", "retrains")} at {Figures.Money(story.Prices.Retrain, story.Prices.Currency)}";
        return count == 0 ? "The history is too short for a weekly schedule to differ."
            : Math.Round(saved) >= 0 ? $"Retraining every week would have saved {money}, after {price} each."
            : $"Retraining every week would have cost {money} more than never retraining: {price} each.";
    }

    /// <summary>What was replayed.</summary>
    public static string History(ReplayStory story) =>
        $"{Figures.Count(story.History.Rows)} predictions from {Figures.LongDay(story.History.First)} to {Figures.LongDay(story.History.Last)}, "
        + $"replayed day by day in virtual time. Each label came {Figures.Delay(story.LabelDelay)} after its prediction, and nothing was known earlier.";

    /// <summary>What the trainings were.</summary>
    public static string Trainings(ReplayStory story)
    {
        var twins = story.Versions.Count(version => version.Verdict == VersionStory.Twin);
        var reused = story.Decisions.Count(decision => decision.Action == ActionKind.Reuse);
        var never = story.Versions.Count(version => version is { Verdict: "rejected" });
        string[] parts =
        [
            .. twins == 0 ? Array.Empty<string>() : [$"{Figures.Times(twins, "one was a twin", "were twins")} on half of the rows, to learn what more rows are worth"],
            .. never == 0 ? Array.Empty<string>() : [$"{Figures.Times(never, "one was", "were")} rejected"],
            .. reused == 0 ? Array.Empty<string>() : [$"an earlier version was taken back {Figures.Times(reused, "once", "times")}"],
        ];
        return parts.Length == 0 ? "every one of them took over" : string.Join("; ", parts);
    }

    /// <summary>What a stage said, as a sentence.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";

    private static string Retrained(int count) => count switch
    {
        0 => "did not retrain",
        1 => "retrained once",
        _ => $"retrained {count} times",
    };
}
