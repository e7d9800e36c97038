using System.Globalization;
using System.Text.Json;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

/// <summary>On data folders that the real program wrote, with the trainer's own processes.</summary>
public sealed class ReproduceCommandTests
{
    [Theory]
    [InlineData("lightgbm", "full", "")]
    [InlineData("lightgbm", "incremental", "  strategy: incremental\n")]
    [InlineData("lightgbm", "fine-tune", "  strategy: fine-tune\n  half_life: 9d\n  gap: 1d\n")]
    [InlineData("linear", "full", "")]
    [InlineData("linear", "incremental", "  strategy: incremental\n")]
    [InlineData("linear", "fine-tune", "  strategy: fine-tune\n")]
    [InlineData("onnx-head", "full", "")]
    [InlineData("onnx-head", "incremental", "  strategy: incremental\n")]
    [InlineData("onnx-head", "fine-tune", "  strategy: fine-tune\n")]
    public async Task Every_version_comes_out_the_same_although_labels_came_late_and_its_costs_and_lineage_are_told(string trainer, string strategy, string train)
    {
        using var house = new ReplayedHouse();
        var (code, _, error) = await house.ReplayAsync(train, trainer, Parameters(trainer), late: true, numbers: trainer == Trainers.OnnxHead);
        Assert.True(code == 0, error);

        AssertLateLabels(house);
        var numbers = await NumbersAsync(house);
        Assert.True(numbers.Count > 1);
        foreach (var number in numbers)
        {
            using var view = await JsonAsync(house, "reproduce", "flight-delay", number.ToString(CultureInfo.InvariantCulture), "--json");
            Assert.Equal("same", view.RootElement.GetProperty("outcome").GetString());
        }

        using var datasets = await JsonAsync(house, "dataset", "list", "--json");
        Assert.Equal(strategy != "full", datasets.RootElement.EnumerateArray().Any(one => one.GetProperty("recipe").GetString() != "full"));
        await AssertTracedAsync(house);
    }

    [Fact]
    public async Task What_is_open_is_tried_and_the_version_that_comes_of_it_comes_out_again()
    {
        using var house = new ReplayedHouse();
        var (code, _, error) = await house.ReplayAsync("  strategy: auto\n  window: auto\n  trials: { rows: 2000 }\n");
        Assert.True(code == 0, error);
        Assert.Contains("ways to train", (await house.RunAsync("history")).Out, StringComparison.Ordinal);
        var newest = (await NumbersAsync(house))[^1].ToString(CultureInfo.InvariantCulture);
        var again = await house.RunAsync("reproduce", "flight-delay", newest);
        Assert.True(again.Code == 0, again.Out + again.Error);
        Assert.True((await house.RunAsync("verify")).Code == 0);
    }

    private static string Parameters(string trainer) => trainer switch
    {
        Trainers.LightGbm => "num_iterations: 20",
        Trainers.OnnxHead => $"network: {ReplayedHouse.Network}, ridge: 0.00001",
        _ => "l2: 1",
    };

    /// <summary>Rows that the first version was trained on without their labels, which came since.</summary>
    private static void AssertLateLabels(ReplayedHouse house)
    {
        using var composition = Composition.Open(house.Data);
        var facts = composition.Journal.Read("flight-delay").Select(one => one.Fact).ToList();
        var first = facts.OfType<VersionRegistered>().First().Version;
        var trained = facts.SkipWhile(fact => fact is not VersionRegistered).OfType<CohortRestated>().Where(one => Days.Start(one.Cohort.Day) < first.TrainedTo).ToList();
        Assert.NotEmpty(trained);
    }

    private static async Task AssertTracedAsync(ReplayedHouse house)
    {
        var csv = Path.Combine(house.Data, "rows.csv");
        using var shown = await JsonAsync(house, "dataset", "show", "v1", "--json");
        Assert.Equal(0, (await house.RunAsync("dataset", "export", "v1", "--to", csv)).Code);
        Assert.Equal(shown.RootElement.GetProperty("rows").GetInt64(), File.ReadLines(csv).Count() - 1);
        Assert.Contains("trained to: ", (await house.RunAsync("dataset", "diff", "v1", "v2")).Out, StringComparison.Ordinal);
        Assert.Equal(1, (await house.RunAsync("dataset", "show", "v99")).Code);

        using var costs = await JsonAsync(house, "costs", "--json");
        Assert.All(costs.RootElement.GetProperty("runs").EnumerateArray().Where(run => run.GetProperty("version").ValueKind == JsonValueKind.Number), run => Assert.True(run.GetProperty("cpuSeconds").GetDouble() > 0));
        Assert.Matches("[0-9]+ runs for USD [0-9]", (await house.RunAsync("audit", "--from", "2001-01-01")).Out);
        using var audit = await JsonAsync(house, "audit", "--from", "2001-01-01", "--json");
        Assert.True(audit.RootElement.GetProperty("runs").GetInt32() > 1);
        Assert.Equal(64, audit.RootElement.GetProperty("lastDigest").GetString()!.Length);
    }

    private static async Task<List<int>> NumbersAsync(ReplayedHouse house)
    {
        using var versions = await JsonAsync(house, "versions", "--json");
        return [.. versions.RootElement.EnumerateArray().Select(one => one.GetProperty("number").GetInt32())];
    }

    private static async Task<JsonDocument> JsonAsync(ReplayedHouse house, params string[] arguments)
    {
        var (code, text, error) = await house.RunAsync(arguments);
        Assert.True(code == 0, text + error);
        return JsonDocument.Parse(text);
    }
}
