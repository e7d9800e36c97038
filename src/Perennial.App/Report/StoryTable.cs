using Perennial.Simulation.Story;
using Spectre.Console;

namespace Perennial.App.Report;

/// <summary>The story on the terminal.</summary>
internal static class StoryTable
{
    /// <summary>Writes it.</summary>
    public static void Write(IAnsiConsole console, ReplayStory story)
    {
        Section(console, $"Loss by week ({Metric(story)}; saved: {story.Prices.Currency} over never retraining, retrains not paid)");
        console.Write(Table(StoryGrid.Weeks(story)));
        Section(console, "In all");
        console.Write(Table(StoryGrid.Totals(story)));
        Section(console, "Versions");
        console.Write(Table(Versions(story)));
        console.WriteLine(StoryWords.Headline(story), new Style(decoration: Decoration.Bold));
        console.WriteLine(StoryWords.Weekly(story));
        console.WriteLine(StoryWords.History(story));
        foreach (var fault in story.Faults)
        {
            console.WriteLine(FaultWords.Of(fault));
        }

        if (story.Quarantine.Count > 0)
        {
            console.WriteLine(FaultWords.LeftOut(story));
        }

        console.WriteLine($"Journal: {Figures.Count(story.Journal.Events)} events, digest {story.Journal.Digest}");
    }

    /// <summary>The name of the loss, for people.</summary>
    public static string Metric(ReplayStory story) => story.Metric switch
    {
        Terms.MetricKind.LogLoss => "log loss",
        Terms.MetricKind.Brier => "Brier score",
        Terms.MetricKind.ErrorRate => "error rate",
        Terms.MetricKind.SquaredError => "squared error",
        Terms.MetricKind.AbsoluteError => "absolute error",
        _ => "cost",
    };

    private static StoryGrid Versions(ReplayStory story) => new(
        ["Version", "Trigger", "Rows", "Trained to", "Cost", "Verdict", "Promoted"],
        [.. story.Versions.Select(version => (IReadOnlyList<string>)
        [
            $"{version.Version}", version.Trigger, Figures.Count(version.TrainedRows), Figures.Day(version.TrainedTo),
            Figures.Cents(version.Cost), version.Verdict, version.PromotedAt is { } at ? Figures.Day(at) : "–",
        ])]);

    private static void Section(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.WriteLine(title, new Style(decoration: Decoration.Bold));
    }

    private static Table Table(StoryGrid grid)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var (at, head) in grid.Heads.Index())
        {
            table.AddColumn(new TableColumn(new Text(head)) { Alignment = at == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        }

        foreach (var row in grid.Rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }
}
