using Perennial.Simulation.Story;

namespace Perennial.App.Report.Sections;

/// <summary>Every version, with what it was made of.</summary>
internal static class VersionsSection
{
    private static readonly string[] Heads = ["Version", "Verdict", "Trigger", "Served", "Rows", "Trained on", "Cost", "Dataset", "Artifact"];

    public static Markup Draw(ReplayStory story) => Figure.Section(
        "versions", "Versions", $"Of the trainings after the first, {StoryWords.Trainings(story)}. The same history gives the same digests on every run of one build.",
        Figure.Table($"Versions; cost in {story.Prices.Currency}", Heads, story.Versions.Select(Row)));

    private static IEnumerable<Markup> Row(VersionStory version) =>
    [
        Markup.Of($"<th scope=\"row\">v{version.Version}</th>"),
        Markup.Of($"<td title=\"{version.Because}\">{StoryMarks.Verdict(version.Verdict)}</td>"),
        Figure.Cell(version.Trigger),
        Markup.Of($"<td class=\"dates\">{(version.Served.Count == 0 ? "–" : string.Join("; ", version.Served.Select(Stretch)))}</td>"),
        Figure.Number(Figures.Count(version.TrainedRows)),
        Markup.Of($"<td class=\"dates\">{Figures.Day(version.TrainedFrom)} to {Figures.Day(version.TrainedTo.AddDays(-1))}</td>"),
        Figure.Number(Figures.Cents(version.Cost)),
        Figure.Cell(Figure.Digest(version.Dataset)),
        Figure.Cell(Figure.Digest(version.Artifact)),
    ];

    private static string Stretch(ServedStretch stretch) =>
        stretch.To is { } to ? $"{Figures.Day(stretch.From)} to {Figures.Day(to)}" : $"since {Figures.Day(stretch.From)}";
}
