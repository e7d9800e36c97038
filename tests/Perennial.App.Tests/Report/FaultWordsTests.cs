using Perennial.App.Report;
using Perennial.App.Report.Sections;
using Perennial.Monitor;
using Perennial.Simulation.Faults;

namespace Perennial.App.Tests.Report;

public sealed class FaultWordsTests
{
    private static readonly DateTimeOffset Start = new(2001, 4, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FaultStory Found = new("broken-feed", "x comes 60 times as large", Start, Start.AddDays(7), Start.AddDays(1), "x", false, "another unit");

    [Fact]
    public void A_fault_is_told_with_the_day_it_was_found_and_what_served() => Assert.Equal(
        "broken-feed: x comes 60 times as large. Found on 2001-04-02: another unit. No version that was trained on it became champion.", FaultWords.Of(Found));

    [Fact]
    public void One_that_was_not_found_and_reached_what_serves_is_told_too()
    {
        var missed = FaultWords.Of(Found with { DetectedAt = null, Outcome = null, PromotedFromIt = true });
        Assert.Contains("It was not found. A version that was trained on it became champion.", missed, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_out_is_named_beside_the_figures()
    {
        var story = Stories.Full with { Faults = [Found], Quarantine = [new DaysQuarantined(new(2001, 4, 1), new(2001, 4, 7), "x", "another unit")] };
        Assert.Contains("2001-04-01 to 2001-04-07 (x)", FaultWords.LeftOut(story), StringComparison.Ordinal);
        var page = Pages.Parse(FaultsSection.Draw(story).Text).Value;
        Assert.All(["broken-feed", "2001-04-02", "another unit", "no"], said => Assert.Contains(said, page, StringComparison.Ordinal));
        Assert.Contains("No day was left out", FaultWords.LeftOut(Stories.Full), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_was_never_found_is_null_for_machines() =>
        Assert.Contains("\"detectedAt\": null", StoryJson.Write(Stories.Full with { Faults = [Found with { DetectedAt = null }] }), StringComparison.Ordinal);

    [Fact]
    public void Before_a_replay_it_is_said_what_is_injected_and_how_to_leave_it_out()
    {
        Assert.Contains("--fault none", FaultWords.Before([BrokenFeed.Called])!, StringComparison.Ordinal);
        Assert.Null(FaultWords.Before([]));
    }
}
