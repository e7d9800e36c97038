using Perennial.App.Tests.Commands;
using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Api;

[Collection(CommandLine.Turns)]
public sealed class LiveFlightsTests
{
    private const int Days = 24;

    [Fact]
    public async Task A_live_server_retrains_shadows_splits_promotes_and_its_journal_decides_alike()
    {
        await using var flights = await LiveFlights.StartAsync();
        await flights.PlayAsync(Days);
        var facts = flights.Facts();
        var stages = facts.OfType<StageEntered>().Select(entered => entered.Stage.Kind).ToList();
        Assert.True(stages.Contains(StageKind.Shadow) && stages.Contains(StageKind.Split) && facts.OfType<VersionPromoted>().Count() >= 2, string.Join('\n', facts.Select(Tell).OfType<string>()));
        Assert.True(flights.Requests.Answered > flights.Requests.Unanswered);
        var (code, text, error) = await flights.VerifyAsync();
        Assert.True(code == 0, text + error);
    }

    private static string? Tell(IFact fact) => fact switch
    {
        DecisionTaken taken => $"{taken.Decision.Action}: {taken.Decision.Because}",
        GateJudged judged => $"{judged.Verdict.Gate}: {judged.Verdict.Outcome}: {judged.Verdict.Because}",
        RunEnded ended => $"run {ended.Run}: {ended.Outcome}: {ended.Because}",
        StageEntered or StageJudged or VersionPromoted or ChallengerRejected => fact.ToString(),
        _ => null,
    };
}
