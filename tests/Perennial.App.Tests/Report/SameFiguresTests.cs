using System.Text.Json;
using Perennial.App.Report;
using Spectre.Console;

namespace Perennial.App.Tests.Report;

public sealed class SameFiguresTests
{
    [Theory]
    [MemberData(nameof(Stories.Names), MemberType = typeof(Stories))]
    public void The_terminal_and_the_page_show_the_same_cells(string name)
    {
        var story = Stories.Of(name);
        var page = Pages.Parse(ReportPage.Write(story, null));
        Assert.Equal(StoryGrid.Totals(story).Rows, Pages.Table(page, "Costs by policy"));
        Assert.Equal(StoryGrid.Weeks(story).Rows, Pages.Table(page, "Mean loss by week, and what Perennial saved"));
        var terminal = Terminal(story);
        Assert.All(StoryGrid.Totals(story).Rows.Concat(StoryGrid.Weeks(story).Rows).SelectMany(row => row), cell => Assert.Contains(cell, terminal, StringComparison.Ordinal));
        Assert.Contains(StoryWords.Headline(story), terminal, StringComparison.Ordinal);
        Assert.Equal(StoryWords.Headline(story), page.Descendants("h1").Single().Value);
    }

    [Fact]
    public void The_totals_of_the_JSON_are_those_of_the_page()
    {
        using var json = JsonDocument.Parse(StoryJson.Write(Stories.Full));
        var cost = json.RootElement.GetProperty("totals").GetProperty("cost");
        var rows = Pages.Table(Pages.Parse(ReportPage.Write(Stories.Full, null)), "Costs by policy");
        Assert.Equal(
            new[] { "perennial", "never", "weekly", "hindsight" }.Select(policy => Figures.Amount(cost.GetProperty(policy).GetDouble())),
            rows.Select(row => row[5]));
    }

    private static string Terminal(Simulation.Story.ReplayStory story)
    {
        using var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = 200;
        StoryTable.Write(console, story);
        return text.ToString();
    }
}
