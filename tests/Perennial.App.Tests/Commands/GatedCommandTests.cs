using System.Text.Json;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

/// <summary>A model with gates beside quality, driven live.</summary>
[Collection(CommandLine.Turns)]
public sealed class GatedCommandTests
{
    private const string Quality = "evaluate: { quality: { judge: 2d, inconclusive: continue } }";

    [Fact]
    public async Task A_version_is_measured_judged_approved_by_another_person_and_told_on_a_card()
    {
        using var house = await LoggedHouse.OpenAsync(
        [
            Quality, "slices: [distance]\nprotected: [depot]\nevaluate: { quality: { judge: 2d, inconclusive: continue }, bias: { max_gap: 0.99, minimum: 10 }, latency: { p99: 100s }, memory: 3GB, approve: { by: 1 } }",
            "matures_after: 1d }", "matures_after: 1d }\nmode: advise",
        ]);
        Assert.Equal(0, (await house.RunAsync("retrain", "--reason", "the first", "--as", "anna")).Code);
        var (code, text, _) = await house.RunAsync("turn", "--wait");
        Assert.Equal(11, code);
        Assert.Contains("waits for approval by one person other than anna", text, StringComparison.Ordinal);
        Assert.Contains("perennial approve parcels VERSION --by NAME", text, StringComparison.Ordinal);
        Assert.Contains("waits for approval", (await house.RunAsync("status")).Out, StringComparison.Ordinal);
        var verdicts = house.History().Select(one => one.Fact).OfType<GateJudged>().Where(judged => judged.Version == 1).Select(judged => judged.Verdict).ToList();
        Assert.Equal(["training", "quality", "slices", "missing", "bias", "latency", "memory"], verdicts.Select(verdict => verdict.Gate));
        Assert.Equal([Outcome.Pass, Outcome.Pass], verdicts.TakeLast(2).Select(verdict => verdict.Outcome));
        Assert.NotNull(Assert.Single(house.History().Select(one => one.Fact).OfType<VersionMeasured>()).Measurement.Version);

        var (own, _, refusal) = await house.RunAsync("approve", "parcels", "1", "--by", "anna");
        Assert.Equal(1, own);
        Assert.Contains("anna asked for the retrain", refusal, StringComparison.Ordinal);
        Assert.Equal(0, (await house.RunAsync("approve", "parcels", "1", "--by", "bert", "--reason", "looked at it")).Code);
        Assert.Equal("bert", house.History()[^1].Event.Actor);
        Assert.Contains("Version 1", (await house.RunAsync("why")).Out + (await house.RunAsync("history")).Out.Replace("version 1", "Version 1", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(11, (await house.RunAsync("turn")).Code);
        Assert.Equal(0, (await house.RunAsync("promote", "1")).Code);
        await AssertCardsAsync(house);
        await AssertEvaluatesAsync(house);
    }

    [Fact]
    public async Task A_version_that_takes_more_memory_than_is_allowed_is_rejected_by_name()
    {
        using var house = await LoggedHouse.OpenAsync([Quality, Quality[..^2] + ", memory: 1MB }"]);
        var (code, text, _) = await house.RunAsync("turn", "--wait");
        Assert.True(code == 12, text);
        Assert.Contains("1 MB is allowed", text, StringComparison.Ordinal);
        var refused = Evaluation.Refused(LoggedDeclaration(house), [.. house.History().Select(one => one.Fact).OfType<GateJudged>().Select(judged => judged.Verdict)]);
        Assert.Equal("memory", refused!.Gate);
        Assert.DoesNotContain(house.History(), one => one.Fact is RolloutStarted);
    }

    [Fact]
    public async Task A_version_that_treats_groups_differently_than_is_allowed_is_rejected_by_name()
    {
        // What is far is late more often, and the groups are cut by the distance.
        using var house = await LoggedHouse.OpenAsync([Quality, "protected: [distance]\n" + Quality[..^2].Replace("2d", "3d", StringComparison.Ordinal) + ", bias: { max_gap: 0.2, minimum: 20 } }"], row => (row % 3 == 0 ? 400 : 0) + (row * 37 % 700));
        var (code, text, _) = await house.RunAsync("turn", "--wait");
        Assert.True(code == 12, text);
        Assert.True(text.Contains("the difference of selection_rate between distance", StringComparison.Ordinal), text);
    }

    [Fact]
    public async Task A_refusal_gives_the_version_up()
    {
        using var house = await LoggedHouse.OpenAsync([Quality, Quality[..^2] + ", approve: { by: [bert] } }"]);
        Assert.Equal(11, (await house.RunAsync("turn", "--wait")).Code);
        Assert.Equal(1, (await house.RunAsync("refuse", "parcels", "1", "--by", "carl")).Code);
        Assert.Equal(0, (await house.RunAsync("refuse", "parcels", "1", "--by", "bert", "--reason", "a strike")).Code);
        var facts = house.History().Select(one => one.Fact).ToList();
        Assert.Equal(new VersionRefused(1, "bert", "a strike"), Assert.Single(facts.OfType<VersionRefused>()));
        Assert.Contains(facts, fact => fact is ChallengerRejected);
        Assert.Equal(1, (await house.RunAsync("approve", "parcels", "1", "--by", "bert")).Code);
        Assert.Equal(2, (await house.RunAsync("approve", "parcels", "1")).Code);
    }

    private static async Task AssertCardsAsync(LoggedHouse house)
    {
        var markdown = (await house.RunAsync("card", "parcels", "1")).Out;
        Assert.Contains("# Version 1 of parcels", markdown, StringComparison.Ordinal);
        Assert.Contains("## slices gate: pass", markdown, StringComparison.Ordinal);
        Assert.Contains("| asked for by | anna |", markdown, StringComparison.Ordinal);
        Assert.Contains("was approved by bert: looked at it", markdown, StringComparison.Ordinal);
        var file = Path.Combine(house.Data, "card.html");
        Assert.Equal(0, (await house.RunAsync("card", "parcels", "1", "--format", "html", "--output", file)).Code);
        Assert.Contains("<td>auroc</td>", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        Assert.Equal(1, (await house.RunAsync("card", "parcels", "1", "--output", file)).Code);
        using var json = JsonDocument.Parse((await house.RunAsync("card", "parcels", "1", "--format", "json")).Out);
        Assert.Equal("anna", json.RootElement.GetProperty("requestedBy").GetString());
        Assert.True(json.RootElement.GetProperty("measured").GetProperty("version").GetProperty("p99Seconds").GetDouble() > 0);
        Assert.Equal(1, (await house.RunAsync("card", "parcels", "9")).Code);
    }

    private static async Task AssertEvaluatesAsync(LoggedHouse house)
    {
        var events = house.History().Count;
        using var json = JsonDocument.Parse((await house.RunAsync("evaluate", "parcels", "--challenger", "1", "--champion", "1", "--json")).Out);
        Assert.True(json.RootElement.GetProperty("passed").GetBoolean());
        Assert.Equal(["quality", "slices", "missing", "bias"], json.RootElement.GetProperty("verdicts").EnumerateArray().Select(one => one.GetProperty("gate").GetString()));
        Assert.Contains("auroc", (await house.RunAsync("evaluate", "parcels", "--challenger", "1")).Out, StringComparison.Ordinal);
        var (code, _, error) = await house.RunAsync("evaluate", "parcels", "--challenger", "1", "--from", "2020-01-01");
        Assert.Equal(1, code);
        Assert.Contains("was trained, or chosen, on days before", error, StringComparison.Ordinal);
        Assert.Equal(events, house.History().Count);
    }

    private static ModelDeclaration LoggedDeclaration(LoggedHouse house) => house.History().Select(one => one.Fact).OfType<ModelDeclared>().Last().Declaration;
}
