using Perennial.App.Report.Sections;
using Perennial.Simulation.Story;

namespace Perennial.App.Report;

/// <summary>The story as one page: it loads nothing, needs no script, and is well-formed as XML. The same story gives the same bytes.</summary>
internal static class ReportPage
{
    private static readonly (string Id, string Name)[] Contents =
    [
        ("weeks", "Weeks"), ("regret", "Regret"), ("costs", "Costs"), ("versions", "Versions"), ("decisions", "Decisions"), ("faults", "Faults"),
        ("proof", "Proof"), ("drift", "Drift"), ("notes", "Notes"),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="story">The story.</param>
    /// <param name="origin">Where the data comes from; null when nobody said.</param>
    public static string Write(ReplayStory story, string? origin) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="Perennial"/>
        <title>{story.Model}: replay report</title>
        <style>{Style()}</style>
        </head>
        <body>
        <a class="skip" href="#main">To the story</a>
        {Patterns}
        <header>
        <p class="kicker">Perennial <span>replay of</span> {story.Model}</p>
        <h1>{StoryWords.Headline(story)}</h1>
        <p class="lead">{StoryWords.Weekly(story)} {StoryWords.History(story)}</p>
        {KeyFigures.Draw(story)}
        </header>
        <nav aria-label="Contents"><ul>{Contents.Select(one => Markup.Of($"<li><a href=\"{"#" + one.Id}\">{one.Name}</a></li>"))}</ul></nav>
        <main id="main">
        {WeeksSection.Draw(story)}{RegretSection.Draw(story)}{CostsSection.Draw(story)}{VersionsSection.Draw(story)}{DecisionsSection.Draw(story)}{FaultsSection.Draw(story)}{ProofSection.Draw(story)}{DriftSection.Draw(story)}{NotesSection.Draw(story, origin)}
        </main>
        <footer><p>Written by Perennial. This page loads nothing and needs no network.</p></footer>
        </body>
        </html>

        """).Text;

    /// <summary>The hatchings that every chart refers to.</summary>
    private static Markup Patterns { get; } = new("""
        <svg class="patterns" width="0" height="0" aria-hidden="true"><defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern>
        <pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="6"/><line class="hatch" x1="0" y1="0" x2="6" y2="0"/></pattern>
        </defs></svg>
        """);

    /// <summary>The style of every page.</summary>
    public static Markup Style()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return new Markup(reader.ReadToEnd());
    }
}
