using Perennial.Monitor;
using Perennial.Simulation.Faults;
using Perennial.Simulation.Story;

namespace Perennial.App.Report;

/// <summary>What went wrong in a replay, in sentences: the same on the terminal and in the report.</summary>
internal static class FaultWords
{
    /// <summary>What will be injected, before a replay begins; null where nothing is.</summary>
    public static string? Before(IReadOnlyList<string> names) => names.Count == 0
        ? null
        : $"Injected on purpose: {string.Join("; ", names.Select(name => $"{name} ({FaultList.About(name)})"))}. Without: --fault {FaultList.None}.";

    /// <summary>What a fault did, and what came of it.</summary>
    public static string Of(FaultStory fault) => $"{fault.Name}: {fault.What}. {Found(fault)} {Promoted(fault)}";

    /// <summary>When it was found, and what was said.</summary>
    public static string Found(FaultStory fault) => (fault.DetectedAt, fault.Outcome) switch
    {
        ({ } at, { } said) => $"Found on {Figures.Day(at)}: {said}.",
        ({ } at, null) => $"Found on {Figures.Day(at)}.",
        (null, { } said) => StoryWords.Sentence(said),
        _ => "It was not found.",
    };

    /// <summary>Whether it reached what serves.</summary>
    public static string Promoted(FaultStory fault) =>
        fault.PromotedFromIt ? "A version that was trained on it became champion." : "No version that was trained on it became champion.";

    /// <summary>Which rows no figure counts.</summary>
    public static string LeftOut(ReplayStory story) => story.Quarantine.Count == 0
        ? "No day was left out: every figure counts every row that was answered and labelled."
        : $"Left out of every figure, for every policy alike, and of every training: {string.Join("; ", story.Quarantine.Select(days => $"{Span(days)} ({days.Column ?? "all rows"})"))}.";

    private static string Span(DaysQuarantined days) =>
        days.To is not { } to ? $"{Figures.Day(days.From)} and on" : to == days.From ? Figures.Day(to) : $"{Figures.Day(days.From)} to {Figures.Day(to)}";
}
