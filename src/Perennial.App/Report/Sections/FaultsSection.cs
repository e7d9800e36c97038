using Perennial.Simulation.Faults;
using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>What went wrong on purpose, how it was coped with, and which days were left out.</summary>
internal static class FaultsSection
{
    private static readonly string[] Heads = ["Fault", "What", "From", "To", "Found", "What was said", "Did it reach what serves?"];

    public static Markup Draw(ReplayStory story) => Figure.Section(
        "faults", "What went wrong", $"{(story.Faults.Count == 0 ? "No fault was injected." : "Faults were injected on purpose, to see how they are coped with.")} {FaultWords.LeftOut(story)}",
        Markup.Of($"{Faults(story)}{Quarantine(story)}"));

    private static Markup Faults(ReplayStory story) => story.Faults.Count == 0
        ? Markup.None
        : Figure.Table("Injected faults", Heads, story.Faults.Select(Row));

    private static IEnumerable<Markup> Row(FaultStory fault) =>
    [
        Markup.Of($"<th scope=\"row\">{fault.Name}</th>"), Figure.Cell(fault.What), Figure.Cell(Figures.Day(fault.From)),
        Figure.Cell(fault.To is { } to ? Figures.Day(to) : "–"), Figure.Cell(fault.DetectedAt is { } at ? Figures.Day(at) : "never"),
        Figure.Cell(fault.Outcome ?? "nothing"), Figure.Cell(StoryMarks.Chip(fault.PromotedFromIt ? "fail" : "pass", fault.PromotedFromIt ? "yes" : "no")),
    ];

    private static Markup Quarantine(ReplayStory story) => story.Quarantine.Count == 0
        ? Markup.None
        : Figure.Table("Days in quarantine", ["Column", "First day", "Last day", "Why"], story.Quarantine.Select(days => (IEnumerable<Markup>)
        [
            Markup.Of($"<th scope=\"row\">{days.Column ?? "all rows"}</th>"), Figure.Cell(Figures.Day(days.From)),
            Figure.Cell(days.To is { } to ? Figures.Day(to) : "–"), Figure.Cell(days.Reason),
        ]));
}
